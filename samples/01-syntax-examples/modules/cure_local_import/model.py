from dataclasses import dataclass


@dataclass
class Invoice:
    customer: str
    cents: list[int]

    def total(self) -> int:
        from cure_local_import.totals import total_cents  # (!)

        return total_cents(self)
