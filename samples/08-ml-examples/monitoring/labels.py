"""Joins what was predicted with what came true, which is known weeks later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Prediction:
    """One line of the log: which model said what, and when (a day's number)."""

    order: str
    day: int
    model: str
    risk: float


class Conflict(ValueError):
    """Two different outcomes for one order."""


# --8<-- [start:labels]
@dataclass
class Outcomes:
    """What came true, by order. The same label twice is one label."""

    known: dict[str, int] = field(default_factory=dict)

    def add(self, labels: Iterable[tuple[str, int]]) -> None:
        """Take labels in, late and repeated ones too. Raises Conflict, taking none."""
        new: dict[str, int] = {}
        for order, outcome in labels:
            before = new.get(order, self.known.get(order, outcome))
            if before != outcome:
                raise Conflict(f"order {order}: {before} before, {outcome} now")
            new[order] = outcome
        self.known.update(new)

    def join(
        self, log: Iterable[Prediction], model: str, today: int, ripe_after: int
    ) -> tuple[list[tuple[float, int]], int, int]:
        """Pairs of risk and outcome; how many still ripen; how many are overdue.

        Of one model only. An order that was asked about twice counts once, as first.
        """
        first: dict[str, Prediction] = {}
        for one in log:
            if one.model == model:
                first.setdefault(one.order, one)
        pairs, waiting, overdue = [], 0, 0
        for one in first.values():
            if today - one.day < ripe_after:
                waiting += 1  # its early labels would be the good payers only
            elif one.order in self.known:
                pairs.append((one.risk, self.known[one.order]))
            else:
                overdue += 1
        return pairs, waiting, overdue
        # --8<-- [end:labels]
