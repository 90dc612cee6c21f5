from dataclasses import dataclass

from cycle_wrong.totals import total_cents


@dataclass
class Invoice:
    customer: str
    cents: list[int]

    def total(self) -> int:
        return total_cents(self)
