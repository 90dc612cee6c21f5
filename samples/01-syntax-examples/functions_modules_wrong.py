from dataclasses import dataclass


@dataclass
class Invoice:
    customer: str
    lines: list[str]


# --8<-- [start:new_invoice]
def new_invoice(customer: str, lines: list[str] = []) -> Invoice:  # (!)
    return Invoice(customer, lines)


def main() -> None:
    ana = new_invoice("Ana")
    ana.lines.append("coffee, 12.50")
    ben = new_invoice("Ben")
    ben.lines.append("tea, 4.80")
    for invoice in (ana, ben):
        print(invoice.customer, "pays for", invoice.lines)
    print("new_invoice.__defaults__ is", new_invoice.__defaults__)


# --8<-- [end:new_invoice]
if __name__ == "__main__":
    main()
