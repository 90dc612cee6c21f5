"""The same settings as a value that is handed over."""

from dataclasses import dataclass


# --8<-- [start:value]
@dataclass(frozen=True)
class Settings:
    refund_days: int = 30


def may_refund(age_days: int, settings: Settings) -> bool:
    return age_days <= settings.refund_days


# --8<-- [end:value]
