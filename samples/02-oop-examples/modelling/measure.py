"""Writes results/shapes.json: what it costs to make a record, and to keep it.

python measure.py          about 20 s; medians, one process
"""

from __future__ import annotations

import datetime
import gc
import json
import platform
import statistics
import sys
import timeit
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

from pydantic import BaseModel

HERE = Path(__file__).resolve().parent
REPEATS, LOOPS, KEPT = 15, 50_000, 100_000


class Plain:
    def __init__(self, sku: str, quantity: int, cents: int) -> None:
        self.sku = sku
        self.quantity = quantity
        self.cents = cents


class Slots:
    __slots__ = ("cents", "quantity", "sku")

    def __init__(self, sku: str, quantity: int, cents: int) -> None:
        self.sku = sku
        self.quantity = quantity
        self.cents = cents


class Typed(TypedDict):
    sku: str
    quantity: int
    cents: int


class Named(NamedTuple):
    sku: str
    quantity: int
    cents: int


@dataclass
class Data:
    sku: str
    quantity: int
    cents: int


@dataclass(slots=True)
class DataSlots:
    sku: str
    quantity: int
    cents: int


@dataclass(frozen=True, slots=True)
class Frozen:
    sku: str
    quantity: int
    cents: int


@dataclass(frozen=True, slots=True)
class Checked:
    sku: str
    quantity: int
    cents: int

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise ValueError(self.quantity)


class Model(BaseModel):
    sku: str
    quantity: int
    cents: int


class Total:
    def __init__(self) -> None:
        self.plain = 1

    @property
    def computed(self) -> int:
        return self.plain


MAKE: dict[str, Callable[[str, int, int], Any]] = {
    "dict": lambda s, q, c: {"sku": s, "quantity": q, "cents": c},
    "typeddict": lambda s, q, c: Typed(sku=s, quantity=q, cents=c),
    "namedtuple": lambda s, q, c: Named(sku=s, quantity=q, cents=c),
    "plain": lambda s, q, c: Plain(sku=s, quantity=q, cents=c),
    "slots": lambda s, q, c: Slots(sku=s, quantity=q, cents=c),
    "dataclass": lambda s, q, c: Data(sku=s, quantity=q, cents=c),
    "data_slots": lambda s, q, c: DataSlots(sku=s, quantity=q, cents=c),
    "frozen": lambda s, q, c: Frozen(sku=s, quantity=q, cents=c),
    "checked": lambda s, q, c: Checked(sku=s, quantity=q, cents=c),
    "pydantic": lambda s, q, c: Model(sku=s, quantity=q, cents=c),
}


def nanoseconds(call: Callable[[], object]) -> float:
    """Median time of one call, without that of an empty one."""
    timer = timeit.Timer(call)
    return statistics.median(timer.repeat(REPEATS, LOOPS)) / LOOPS * 1e9


def bytes_each(make: Callable[[str, int, int], Any]) -> float:
    """Memory of one object of KEPT, whose three values all objects share."""
    kept: list[Any] = [None] * KEPT
    make("KB-1", 1, 8900)
    gc.collect()
    tracemalloc.start()
    for at in range(KEPT):
        kept[at] = make("KB-1", 1, 8900)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / KEPT


def main() -> None:
    values: dict[str, dict[str, float | int | str]] = {}
    empty = nanoseconds(lambda: None)
    for name, make in MAKE.items():
        spent = nanoseconds(lambda make=make: make("KB-1", 1, 8900)) - empty
        values[f"{name}_ns"] = {"value": round(spent), "unit": "ns", "digits": 0}
        values[f"{name}_bytes"] = {
            "value": round(bytes_each(make)),
            "unit": "B",
            "digits": 0,
        }
    total = Total()
    values["attribute_ns"] = {
        "value": round(nanoseconds(lambda: total.plain) - empty, 1),
        "unit": "ns",
        "digits": 1,
    }
    values["property_ns"] = {
        "value": round(nanoseconds(lambda: total.computed) - empty, 1),
        "unit": "ns",
        "digits": 1,
    }
    saved = float(values["plain_bytes"]["value"]) - float(
        values["slots_bytes"]["value"]
    )
    values["saved_million"] = {"value": saved, "unit": "MB", "digits": 0}
    result = {
        "command": "python measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "pydantic": version("pydantic"),
        },
        "values": values,
    }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "shapes.json").write_text(
        json.dumps(result, indent=2) + "\n", encoding="utf-8"
    )
    print(json.dumps(values, indent=2), file=sys.stderr)


if __name__ == "__main__":
    main()
