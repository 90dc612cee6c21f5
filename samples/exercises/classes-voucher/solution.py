"""A voucher that each customer may redeem once."""


class Voucher:
    __slots__ = ("code", "used_by", "uses")

    def __init__(self, code):
        self.code = code
        self.used_by = set()
        self.uses = 0

    def redeem(self, customer):
        if customer in self.used_by:
            raise ValueError(f"{self.code}: {customer} has used it")
        self.used_by.add(customer)
        self.uses += 1

    def __eq__(self, other):
        if not isinstance(other, Voucher):
            return NotImplemented
        return self.code == other.code

    def __hash__(self):
        return hash(self.code)
