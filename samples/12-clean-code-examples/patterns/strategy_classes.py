"""Strategy as the book of 1994 draws it. Right, and longer than it has to be."""

from abc import ABC, abstractmethod


# --8<-- [start:classes]
class RefundStrategy(ABC):
    @abstractmethod
    def share(self, age_days: int) -> int: ...


class StandardRefund(RefundStrategy):
    def share(self, age_days: int) -> int:
        return 100 if age_days <= 14 else 50 if age_days <= 30 else 0


class MemberRefund(RefundStrategy):
    def share(self, age_days: int) -> int:
        return 100 if age_days <= 60 else 0


class RefundStrategyFactory:
    @staticmethod
    def create(kind: str) -> RefundStrategy:
        if kind == "standard":
            return StandardRefund()
        if kind == "member":
            return MemberRefund()
        raise ValueError(kind)


# --8<-- [end:classes]
