"""Adapters: the vendor's words end here."""

from collections.abc import Mapping

from layered.ports import Payments
from vendors.cardco import CardCo, CardCoError


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


# --8<-- [start:factory]
def payment_providers(cardco_key: str) -> Mapping[str, Payments]:
    """One of each, made where the program starts."""
    return {
        "cardco": CardCoPayments(CardCo(cardco_key)),
    }


# --8<-- [end:factory]
