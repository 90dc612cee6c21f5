"""A property with a setter: the rule holds when the object is made, and later."""


# --8<-- [start:setter]
class Order:
    def __init__(self, number: int, email: str) -> None:
        self.number = number
        self.email = email  # (1)!

    @property
    def email(self) -> str:
        return self._email

    @email.setter
    def email(self, text: str) -> None:
        if "@" not in text:
            raise ValueError(f"not an address: {text!r}")
        self._email = text.strip()


# --8<-- [end:setter]


# --8<-- [start:main]
def main() -> None:
    order = Order(1042, " ana@example.com ")
    try:
        order.email = "ana"
    except ValueError as error:
        print("refused:", error)
    print("still", order.email)


# --8<-- [end:main]


if __name__ == "__main__":
    main()
