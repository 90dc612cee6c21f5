from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    product: str
    cents: int


@dataclass(frozen=True)
class Invoice:
    customer: str
    lines: tuple[Line, ...]
