"""One object for the whole process, whoever asks."""

from typing import ClassVar, Self


# --8<-- [start:singleton]
class Settings:
    _only: ClassVar[Self | None] = None

    def __new__(cls) -> Self:
        if cls._only is None:
            cls._only = super().__new__(cls)
            cls._only.__dict__["refund_days"] = 30  # (!)
        return cls._only


def may_refund(age_days: int) -> bool:
    return age_days <= Settings().refund_days


# --8<-- [end:singleton]
