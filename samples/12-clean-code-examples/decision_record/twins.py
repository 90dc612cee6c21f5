"""Modules of the standard library that exist twice: in Python and in C.

The same interface and the same results: the difference is what the interpreter costs.
"""

from __future__ import annotations

import _pydatetime  # type: ignore[import-not-found]
import _pydecimal
import datetime
import decimal
import heapq
import importlib
import json
import random
import sys
from collections.abc import Callable
from types import ModuleType

_random = random.Random(1)  # noqa: S311
NUMBERS = [_random.random() for _ in range(5_000)]
ORDERS = [
    {"id": n, "customer": f"c{n % 97}", "lines": [{"sku": f"P{n}", "qty": 2}]}
    for n in range(1_000)
]
TEXTS = [f"2026-11-{1 + n % 28:02}T10:{n % 60:02}:00+01:00" for n in range(2_000)]


# --8<-- [start:fresh]
def in_python(name: str, accelerator: str) -> ModuleType:
    """A second copy of a module that did not find its part in C."""
    kept = {one: sys.modules.pop(one) for one in list(sys.modules) if one in
            (name, accelerator) or one.startswith(f"{name}.")}  # fmt: skip
    sys.modules[accelerator] = None  # type: ignore[assignment] # import fails
    try:
        return importlib.import_module(name)
    finally:
        for one in list(sys.modules):
            if one in (name, accelerator) or one.startswith(f"{name}."):
                del sys.modules[one]
        sys.modules.update(kept)


# --8<-- [end:fresh]


def modules(task: str) -> tuple[ModuleType, ModuleType]:
    """The module in Python, and in C."""
    if task == "heapq":
        return in_python("heapq", "_heapq"), heapq
    if task == "json":
        return in_python("json", "_json"), json
    if task == "datetime":
        return _pydatetime, datetime
    return _pydecimal, decimal


# --8<-- [start:tasks]
def queue(heapq: ModuleType) -> list[float]:
    heap: list[float] = []
    for number in NUMBERS:
        heapq.heappush(heap, number)
    return [heapq.heappop(heap) for _ in NUMBERS]


def write_json(json: ModuleType) -> str:
    text: str = json.dumps(ORDERS)
    return text


def tax(decimal: ModuleType) -> str:
    cent, rate = decimal.Decimal("0.01"), decimal.Decimal("0.21")
    total = decimal.Decimal(0)
    for cents in range(1_000):
        total += (decimal.Decimal(cents) / 8 * rate).quantize(cent)
    return str(total)


def dates(datetime: ModuleType) -> list[str]:
    moments = [datetime.datetime.fromisoformat(text) for text in TEXTS]
    return [moment.isoformat() for moment in moments]


# --8<-- [end:tasks]

TASKS: dict[str, Callable[[ModuleType], object]] = {
    "heapq": queue,
    "json": write_json,
    "decimal": tax,
    "datetime": dates,
}
