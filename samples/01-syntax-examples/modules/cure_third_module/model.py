from dataclasses import dataclass

from cure_third_module.amounts import sum_cents


@dataclass
class Invoice:
    customer: str
    cents: list[int]

    def total(self) -> int:
        return sum_cents(self.cents)
