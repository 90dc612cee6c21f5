"""Measures a check, a wrapper, a level; counts the levels of the standard library."""

from __future__ import annotations

import importlib
import inspect
import json
import platform
import statistics
import timeit
from abc import ABC
from collections import Counter, UserDict
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

RESULTS = Path(__file__).resolve().parent / "results"
ROUNDS, TIMES = 15, 100_000
MODULES = (  # noqa: SIM905
    "argparse asyncio collections concurrent.futures csv dataclasses datetime decimal "
    "email.message enum fractions http.client http.server io ipaddress json logging "
    "logging.handlers pathlib queue socketserver sqlite3 ssl statistics string "
    "subprocess tempfile threading unittest urllib.error urllib.request uuid "
    "xml.etree.ElementTree zipfile"
).split()


class Plain:
    def read(self, key: str) -> str:
        return key


class Marked(ABC):  # noqa: B024
    def read(self, key: str) -> str:
        return key


@runtime_checkable
class Readable(Protocol):
    def read(self, key: str) -> str: ...


@runtime_checkable
class Named(Protocol):
    name: str


class Wrapper:
    def __init__(self, inner: Plain) -> None:
        self._inner = inner

    def read(self, key: str) -> str:
        return self._inner.read(key)


class Level(Plain):
    def read(self, key: str) -> str:
        return super().read(key)


class Record(Plain):
    def __init__(self) -> None:
        self.name = "r"


class CheckedUser(UserDict[str, int]):
    def __setitem__(self, key: str, value: int) -> None:
        super().__setitem__(key, value)


def nanoseconds(statement: str, **names: object) -> float:
    """Median of several rounds, for one execution."""
    runs = timeit.repeat(statement, globals=names, repeat=ROUNDS, number=TIMES)
    return statistics.median(runs) / TIMES * 1e9


def costs() -> dict[str, float]:
    plain, record = Plain(), Record()
    check = "isinstance(thing, kind)"
    return {
        "isinstance_class": nanoseconds(check, thing=plain, kind=Plain),
        "isinstance_protocol": nanoseconds(check, thing=plain, kind=Readable),
        "isinstance_attribute": nanoseconds(check, thing=record, kind=Named),
        "hasattr": nanoseconds("hasattr(thing, 'name')", thing=record),
        "call": nanoseconds("thing.read('k')", thing=plain),
        "call_wrapped": nanoseconds("thing.read('k')", thing=Wrapper(plain)),
        "call_super": nanoseconds("thing.read('k')", thing=Level()),
        "dict_set": nanoseconds("thing['k'] = 1", thing={}),
        "userdict_set": nanoseconds("thing['k'] = 1", thing=CheckedUser()),
    }


def levels() -> tuple[Counter[int], Counter[int]]:
    """Classes by the number of classes above them: the exceptions, and all others."""
    found: set[type] = set()
    for name in MODULES:
        module = importlib.import_module(name)
        found |= {
            cls
            for cls in vars(module).values()
            if inspect.isclass(cls)
            and cls.__module__.split(".")[0] == name.split(".")[0]
        }
    errors: set[type] = set()
    open_: list[type] = [BaseException]
    while open_:
        cls = open_.pop()
        if cls.__module__ == "builtins" and cls not in errors:
            errors.add(cls)
            open_ += cls.__subclasses__()
    return (
        Counter(len(c.__mro__) - 1 for c in errors),
        Counter(len(c.__mro__) - 1 for c in found if not issubclass(c, BaseException)),
    )


def write(name: str, values: dict[str, tuple[float, str, int]]) -> None:
    data = {
        "command": "python 02-oop-examples/hierarchies/measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "versions": {"python": platform.python_version()},
        "values": {
            key: {"value": round(value, 3), "unit": unit, "digits": digits}
            for key, (value, unit, digits) in values.items()
        },
    }
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    errors, others = levels()
    total, flat = others.total(), sum(n for depth, n in others.items() if depth <= 2)
    write(
        "levels",
        {
            "errors": (errors.total(), "", 0),
            "errors_deepest": (max(errors), "", 0),
            "modules": (len(MODULES), "", 0),
            "classes": (total, "", 0),
            "direct": (others[1], "", 0),
            "flat": (flat, "", 0),
            "flat_share": (100 * flat / total, "%", 0),
            "deepest": (max(others), "", 0),
        },
    )
    write("cost", {name: (value, "ns", 0) for name, value in costs().items()})


if __name__ == "__main__":
    main()
