"""__eq__ without __hash__: the class can no longer be in a set."""


# --8<-- [start:unhashable]
class Customer:
    def __init__(self, number, name):
        self.number = number
        self.name = name

    def __eq__(self, other):
        return self.number == other.number


print(Customer(7, "Ana") == Customer(7, "Ana"))
notified = {Customer(7, "Ana")}
# --8<-- [end:unhashable]
