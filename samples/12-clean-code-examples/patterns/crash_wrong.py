"""The commit fails after the money went out; somebody presses the button again."""

from datetime import date
from uuid import uuid4

from layered.contract import PAID, store
from layered.fakes import MemoryUnitOfWork
from layered.payments import CardCoPayments
from layered.service import refund
from vendors.cardco import CardCo


class CommitFailsOnce(MemoryUnitOfWork):
    failed = False

    def commit(self):
        if 7 in self.committed and not self.failed:
            self.failed = True
            raise ConnectionError("database is gone")
        super().commit()


# --8<-- [start:keys]
class RandomKeys(CardCoPayments):
    def refund(self, charge_id, cents, key):
        super().refund(charge_id, cents, str(uuid4()))  # (!)


for adapter in (RandomKeys, CardCoPayments):
    uow, client = CommitFailsOnce(), CardCo("test")
    client.charged["ch_7"] = PAID.cents
    store(uow)
    given = {"uow": uow, "payments": {"cardco": adapter(client)}, "notify": print}
    for _attempt in range(2):
        try:
            refund(7, date(2026, 11, 22), **given)
        except ConnectionError as error:
            print(f"{adapter.__name__}: {error}, {uow.committed[7].refunded_cents=}")
    print(f"{adapter.__name__}: the vendor paid {list(client.refunded.values())}")
# --8<-- [end:keys]
