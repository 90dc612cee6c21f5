"""What a decision costs. The table is data, and was agreed before any model."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TABLE = Path(__file__).with_name("costs.toml")


# --8<-- [start:costs]
@dataclass(frozen=True)
class Costs:
    """Euros per order or month; `prevented` is a share from 0 to 1."""

    check: float
    comes_back: float
    prevented: float
    orders_per_month: int
    model_per_month: float

    @property
    def break_even(self) -> float:
        """The risk from which on a check pays."""
        return self.check / (self.prevented * self.comes_back)

    def of(self, returned: np.ndarray, checked: np.ndarray) -> np.ndarray:
        """Euros per order. `returned`: what happens without a check."""
        left = np.where(checked, 1 - self.prevented, 1.0)
        return self.check * checked + self.comes_back * left * returned


# --8<-- [end:costs]


def load(path: Path = TABLE) -> Costs:
    """The agreed table. Raises TypeError if a line is missing or unknown."""
    return Costs(**tomllib.loads(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    print(f"a check pays from a risk of {load().break_even:.3f} on")
