"""Stands in for a vendor's package: its own words, whole cents, its own exception."""


class CardCoError(Exception):
    pass


class CardCo:
    def __init__(self, key: str) -> None:
        self.key = key
        self.charged: dict[str, int] = {}
        self.refunded: dict[str, int] = {}

    def charge(self, cents: int, *, key: str) -> str:
        """Take the money once per idempotency key; returns the id of the charge."""
        if cents <= 0:
            raise CardCoError("amount_invalid")
        return self._once(self.charged, f"ch_{key}", cents)

    def refund(self, charge: str, cents: int, *, key: str) -> None:
        """Give money back once per idempotency key."""
        if cents > self.charged.get(charge, 0):
            raise CardCoError("refund_exceeds_charge")
        self._once(self.refunded, f"re_{key}", cents)

    def _once(self, ledger: dict[str, int], name: str, cents: int) -> str:
        ledger.setdefault(name, cents)
        return name
