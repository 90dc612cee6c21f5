"""Stands in for the second vendor: other words, amounts as text in euros."""


class PayLaneDeclined(Exception):
    pass


class PayLane:
    def __init__(self) -> None:
        self.payments: dict[str, str] = {}
        self.reversals: dict[str, str] = {}

    def create_payment(self, amount: str, reference: str) -> dict[str, str]:
        if "." not in amount:
            raise PayLaneDeclined(f"amount {amount!r} is not in euros")
        payment = f"pl-{reference}"
        self.payments[payment] = amount
        return {"id": payment}

    def reverse(self, payment: str, amount: str, reference: str) -> None:
        if payment not in self.payments:
            raise PayLaneDeclined(f"unknown payment {payment}")
        self.reversals[reference] = amount
