"""The same misspelling, and a class that names its attributes."""

# --8<-- [start:typo]
from dataclasses import dataclass


@dataclass(slots=True)
class Refund:
    number: int
    state: str = "waiting"


refund = Refund(1042)
refund.staus = "rejected"
# --8<-- [end:typo]
