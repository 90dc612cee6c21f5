"""order=True compares the fields one after another, whatever they mean."""

# --8<-- [start:sorting]
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, order=True)  # (!)
class Money:
    amount: Decimal
    currency: str


limit = Money(Decimal("500"), "EUR")
for refund in (Money(Decimal("499"), "EUR"), Money(Decimal("2000"), "JPY")):
    print(refund, "needs approval:", refund > limit)
# --8<-- [end:sorting]
