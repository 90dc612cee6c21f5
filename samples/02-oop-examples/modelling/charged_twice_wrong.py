"""An order as it is often written: three faults, and none of them raises an error."""


# --8<-- [start:order]
class Order:
    lines = []  # (!)

    def __init__(self, number, state="open"):
        self.number = number
        self.state = state

    def add(self, name, price):
        self.lines.append((name, price))

    def total(self):
        return sum(price for _, price in self.lines)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__  # (!)

    def __hash__(self):
        return hash((self.number, self.state))  # (!)


charged = set()


def charge(order):
    if order in charged:
        return
    charged.add(order)
    order.state = "paid"
    print("charged", order.number, order.total())


# --8<-- [end:order]


# --8<-- [start:main]
def main():
    ana, bruno = Order(1042), Order(1043)
    ana.add("keyboard", 89)
    bruno.add("cable", 9)
    print("Bruno's total:", bruno.total())

    charge(ana)
    print("in the set:", ana in charged, "- in its list:", ana in list(charged))
    charge(ana)  # the payment provider calls twice
    one, two = charged
    print("in the set twice:", one is two)
    print("equal to order 1042, read again:", Order(1042) == ana)


# --8<-- [end:main]


if __name__ == "__main__":
    main()
