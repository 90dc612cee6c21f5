"""Adapters: the vendor's words end here."""

from collections.abc import Mapping

from layered.ports import Payments
from vendors.cardco import CardCo, CardCoError
from vendors.paylane import PayLane, PayLaneDeclined


class PaymentFailed(Exception):
    pass


# --8<-- [start:adapter]
class CardCoPayments:
    def __init__(self, client: CardCo) -> None:
        self.client = client

    def charge(self, cents: int, key: str) -> str:
        try:
            return self.client.charge(cents, key=key)
        except CardCoError as error:
            raise PaymentFailed(str(error)) from error

    def refund(self, charge_id: str, cents: int, key: str) -> None:
        try:
            self.client.refund(charge_id, cents, key=key)
        except CardCoError as error:
            raise PaymentFailed(str(error)) from error


# --8<-- [end:adapter]


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


class PayLanePayments:
    def __init__(self, client: PayLane) -> None:
        self.client = client

    def charge(self, cents: int, key: str) -> str:
        try:
            return self.client.create_payment(euros(cents), key)["id"]
        except PayLaneDeclined as error:
            raise PaymentFailed(str(error)) from error

    def refund(self, charge_id: str, cents: int, key: str) -> None:
        try:
            self.client.reverse(charge_id, euros(cents), key)
        except PayLaneDeclined as error:
            raise PaymentFailed(str(error)) from error


# --8<-- [start:factory]
def payment_providers(cardco_key: str) -> Mapping[str, Payments]:
    """One of each, made where the program starts."""
    return {
        "cardco": CardCoPayments(CardCo(cardco_key)),
        "paylane": PayLanePayments(PayLane()),
    }


# --8<-- [end:factory]
