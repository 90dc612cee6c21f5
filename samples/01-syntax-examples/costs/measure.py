"""Writes results/*.json: time per operation and of the job, bytes per element.

In this folder, about 20 s: PYTHONPATH=../.. python measure.py
"""

from __future__ import annotations

import datetime
import gc
import heapq
import json
import os
import platform
import random
import statistics
import sys
import time
import tracemalloc
from array import array
from bisect import bisect_left
from collections import deque, namedtuple
from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import scans
import scans_wrong
from depot import night

RESULTS = Path(__file__).with_name("results")
SIZES = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
REPEATS = 7
ENOUGH_S = 0.008
MEMORY_SIZE = 100_000


# --8<-- [start:per_op]
def per_operation(work: Callable[[], object], operations: int) -> float:
    """Median nanoseconds of one operation; `work` performs `operations` of them."""
    began = time.perf_counter()
    work()  # warms up, and says how often to call it
    calls = max(1, int(ENOUGH_S / (time.perf_counter() - began)))
    gc.collect()
    taken = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        for _ in range(calls):
            work()
        taken.append((time.perf_counter() - began) / calls / operations)
    return statistics.median(taken) * 1e9


# --8<-- [end:per_op]


def code(number: int) -> str:
    return f"P{number:07}"


# --8<-- [start:lookup]
def find_each(wanted: list[str], container: Container[str]) -> Callable[[], object]:
    def work() -> None:
        for key in wanted:
            key in container  # noqa: B015

    return work


def bisect_each(wanted: list[str], ordered: list[str]) -> Callable[[], object]:
    def work() -> None:
        for key in wanted:
            ordered[bisect_left(ordered, key)] == key  # noqa: B015

    return work


# --8<-- [end:lookup]


def lookup(size: int) -> dict[str, float]:
    codes = [code(number) for number in range(size)]
    spots = random.Random(1)  # noqa: S311
    many = [code(spots.randrange(size)) for _ in range(1000)]
    # A list is walked up to the key: keys at evenly spread places, few of them.
    places = max(5, min(size, 100_000 // size))
    few = [code(int((place + 0.5) * size / places)) for place in range(places)]
    return {
        "list": per_operation(find_each(few, codes), len(few)),
        "set": per_operation(find_each(many, set(codes)), len(many)),
        "dict": per_operation(find_each(many, dict.fromkeys(codes)), len(many)),
        "bisect": per_operation(bisect_each(many, codes), len(many)),
    }


def ends(size: int) -> dict[str, float]:
    """One leaves in front, one joins behind: the size stays."""
    row, line = list(range(size)), deque(range(size))
    times = 1000 if size <= 10_000 else 50

    def list_work() -> None:
        for _ in range(times):
            row.append(row.pop(0))

    def deque_work() -> None:
        for _ in range(times):
            line.append(line.popleft())

    return {
        "list": per_operation(list_work, times),
        "deque": per_operation(deque_work, times),
    }


def middle(size: int) -> dict[str, float]:
    row, line = list(range(size)), deque(range(size))
    at = size // 2
    times = 1000

    def list_work() -> None:
        for _ in range(times):
            row[at]

    def deque_work() -> None:
        for _ in range(times):
            line[at]

    return {
        "list": per_operation(list_work, times),
        "deque": per_operation(deque_work, times),
    }


def smallest(size: int) -> dict[str, float]:
    """Take the smallest, add a new one: the size stays."""
    source = random.Random(2)  # noqa: S311
    numbers = [source.random() for _ in range(size)]
    times = max(2, min(1000, 20_000 // size))
    ordered, plain, heap = sorted(numbers), numbers[:], numbers[:]
    heapq.heapify(heap)

    def sort_work() -> None:
        for _ in range(times):
            ordered[0] = source.random()
            ordered.sort()

    def min_work() -> None:
        for _ in range(times):
            plain.remove(min(plain))
            plain.append(source.random())

    def heap_work() -> None:
        for _ in range(times):
            heapq.heapreplace(heap, source.random())

    return {
        "sort": per_operation(sort_work, times),
        "min": per_operation(min_work, times),
        "heap": per_operation(heap_work, times),
    }


# --8<-- [start:texts]
class Report:
    text = ""


def join_texts(pieces: int) -> dict[str, float]:
    """Milliseconds to make one text of many pieces."""

    def local() -> None:
        text = ""
        for _ in range(pieces):
            text += "P0000001;"

    def attribute() -> None:
        report = Report()
        for _ in range(pieces):
            report.text += "P0000001;"

    def joined() -> None:
        "".join(["P0000001;" for _ in range(pieces)])

    # --8<-- [end:texts]
    works = {"local": local, "attribute": attribute, "join": joined}
    return {name: per_operation(work, 1) / 1e6 for name, work in works.items()}


def job(size: int) -> dict[str, float]:
    """Milliseconds to match one night."""
    codes, parcels = night(size)
    return {
        "lists": per_operation(lambda: scans_wrong.match(codes, parcels), 1) / 1e6,
        "set_dict": per_operation(lambda: scans.match(codes, parcels), 1) / 1e6,
    }


# --8<-- [start:bytes]
def bytes_each(make: Callable[[], Any]) -> float:
    """Bytes that stay allocated per element of what `make` returns."""
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    made = make()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / len(made)


# --8<-- [end:bytes]

Named = namedtuple("Named", ["code", "city", "grams"])


@dataclass
class Plain:
    code: str
    city: str
    grams: int


@dataclass(slots=True)
class Slotted:
    code: str
    city: str
    grams: int


def containers() -> dict[str, float]:
    numbers = list(range(1_000, 1_000 + MEMORY_SIZE))
    makers: dict[str, Callable[[], Any]] = {
        "array": lambda: array("q", numbers),
        "tuple": lambda: tuple(numbers),
        "list": lambda: [number for number in numbers],  # noqa: C416
        "deque": lambda: deque(numbers),
        "set": lambda: set(iter(numbers)),
        "dict": lambda: {number: None for number in numbers},  # noqa: C420
    }
    return {name: bytes_each(make) for name, make in makers.items()}


def records() -> dict[str, float]:
    rows = [(code(number), "Lima", number + 1_000) for number in range(MEMORY_SIZE)]
    makers: dict[str, Callable[[], Any]] = {
        "slots": lambda: [Slotted(c, city, grams) for c, city, grams in rows],
        "tuple": lambda: [(c, city, grams) for c, city, grams in rows],
        "named": lambda: [Named(c, city, grams) for c, city, grams in rows],
        "dataclass": lambda: [Plain(c, city, grams) for c, city, grams in rows],
        "dict": lambda: [
            {"code": c, "city": city, "grams": grams} for c, city, grams in rows
        ],
    }
    return {name: bytes_each(make) - 8 for name, make in makers.items()}


def by_size(
    measure: Callable[[int], dict[str, float]], sizes: tuple[int, ...]
) -> dict[str, list[float]]:
    series: dict[str, list[float]] = {"n": list(sizes)}
    for size in sizes:
        for name, amount in measure(size).items():
            series.setdefault(name, []).append(float(f"{amount:.3g}"))
    return series


def value(number: float, unit: str, digits: int = 0) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def duration(ns: float) -> dict[str, Any]:
    """Three digits at most, in a unit that a person reads."""
    for unit, factor in (("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)):
        if ns < 1000 * factor or unit == "s":
            amount = ns / factor
            return value(amount, unit, 0 if amount >= 10 or unit == "ns" else 1)
    raise AssertionError


def write(
    name: str, values: dict[str, Any], series: dict[str, Any] | None = None
) -> None:
    memory_gib = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    system = platform.freedesktop_os_release()
    machine = f"{os.cpu_count()} cores, {memory_gib} GiB, "
    machine += f"{system['NAME'].split()[0]} {system.get('VERSION_ID', '')}".strip()
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    content = {
        "command": "python measure.py",
        "machine": machine,
        "date": today,
        "versions": {"python": platform.python_version()},
        "values": values,
        "series": series or {},
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{name}.json", file=sys.stderr)


def main() -> None:
    RESULTS.mkdir(exist_ok=True)
    work = by_size(job, (500, 1_000, 2_000, 4_000, 8_000))
    values = {}
    for name in ("lists", "set_dict"):
        for size, ms in zip(work["n"], work[name], strict=True):
            values[f"{name}_{size:.0f}"] = duration(ms * 1e6)
    values["times_8000"] = value(work["lists"][-1] / work["set_dict"][-1], "×")
    write("job", values, work)

    curves: dict[str, Callable[[int], dict[str, float]]] = {
        "lookup": lookup,
        "ends": ends,
        "middle": middle,
        "smallest": smallest,
    }
    for curve, measure in curves.items():
        # Sorting a million each time would take minutes, and says nothing new.
        sizes = SIZES[:-1] if curve == "smallest" else SIZES
        series = by_size(measure, sizes)
        values = {
            f"{name}_{size:.0f}": duration(ns)
            for name in series
            if name != "n"
            for size, ns in zip(series["n"], series[name], strict=True)
        }
        if curve == "lookup":
            codes = [code(number) for number in range(100_000)]
            building = per_operation(partial(set, codes), 1)
            values["build_set_100000"] = duration(building)
            three = lookup(3)
            values |= {f"{name}_3": duration(three[name]) for name in ("list", "set")}
        write(curve, values, series)

    texts = by_size(join_texts, (12_500, 25_000, 50_000))
    values = {
        f"{name}_{size:.0f}": duration(ms * 1e6)
        for name in ("local", "attribute", "join")
        for size, ms in zip(texts["n"], texts[name], strict=True)
    }
    write("texts", values, texts)

    memory = {f"container_{name}": amount for name, amount in containers().items()}
    memory |= {f"record_{name}": amount for name, amount in records().items()}
    first, last = 1_000, 1_000 + MEMORY_SIZE
    memory["int_object"] = bytes_each(lambda: list(range(first, last))) - 8
    write("memory", {name: value(amount, "bytes") for name, amount in memory.items()})


if __name__ == "__main__":
    main()
