"""Runs a few lines under sys.settrace and records what really happened, for plot.py.

python trace_names.py
"""

from __future__ import annotations

import dis
import inspect
import sys
from collections.abc import Callable
from decimal import Decimal
from types import CodeType, FrameType
from typing import NamedTuple

type Tracer = Callable[[FrameType, str, object], Tracer | None]


# --8<-- [start:names]
def names() -> None:
    today = [19, 40]
    kept = today
    copy = today.copy()
    kept.append(5)
    kept = [*kept, 7]
    del copy, kept


# --8<-- [end:names]


# --8<-- [start:order]
def amount() -> Decimal:
    return Decimal("40.00")


def stated() -> Decimal:
    return Decimal("0.00")


def standard() -> Decimal:
    return Decimal("0.60")


def order() -> Decimal:
    due = amount() - (stated() or standard())
    return due


# --8<-- [end:order]


class Snapshot(NamedTuple):
    """The state after one line: each name's object (numbered by first sight)."""

    line: str
    names: dict[str, int]
    objects: dict[int, str]


class Step(NamedTuple):
    """One step of an expression: the columns that it is about, and its value."""

    start: int
    end: int
    what: str
    value: str


def _source(code: CodeType) -> dict[int, str]:
    lines, first = inspect.getsourcelines(code)
    return {first + at: text.strip() for at, text in enumerate(lines)}


def trace_names() -> list[Snapshot]:
    """names(), line by line."""
    source = _source(names.__code__)
    seen: list[object] = []
    snapshots: list[Snapshot] = []
    before = 0

    def number(thing: object) -> int:
        for at, known in enumerate(seen, start=1):
            if known is thing:
                return at
        seen.append(thing)
        return len(seen)

    def listen(frame: FrameType, event: str, _: object) -> Tracer | None:
        nonlocal before
        if frame.f_code is not names.__code__:
            return None
        if event == "line":
            if before:
                found = {name: number(thing) for name, thing in frame.f_locals.items()}
                objects = {at: repr(seen[at - 1]) for at in found.values()}
                snapshots.append(Snapshot(source[before], found, objects))
            before = frame.f_lineno
        return listen

    _run(listen, names)
    return snapshots


def trace_order() -> tuple[str, list[Step]]:
    """The one expression of order(), step by step, with its real columns."""
    code = order.__code__
    at = {item.offset: item for item in dis.get_instructions(code)}
    line = min(n for n, text in _source(code).items() if text.startswith("due"))
    text = inspect.getsource(order).splitlines()[1]
    indent = len(text) - len(text.lstrip())
    steps: list[Step] = []

    def columns(frame: FrameType) -> tuple[int, int]:
        place = at[frame.f_lasti].positions
        if place is None or place.col_offset is None or place.end_col_offset is None:
            raise RuntimeError("this Python keeps no columns")
        return place.col_offset - indent, place.end_col_offset - indent

    def listen(frame: FrameType, event: str, result: object) -> Tracer | None:
        if frame.f_code is code:
            frame.f_trace_opcodes = True
            if event == "opcode" and frame.f_lineno == line:
                name = at[frame.f_lasti].opname
                if name == "BINARY_OP":
                    steps.append(Step(*columns(frame), "subtract", ""))
                elif name == "STORE_FAST":
                    steps.append(Step(*columns(frame), "bind", ""))
            elif event == "return":
                steps[-2:] = [step._replace(value=str(result)) for step in steps[-2:]]
        elif event == "return" and frame.f_back and frame.f_back.f_code is code:
            steps.append(Step(*columns(frame.f_back), "call", str(result)))
        return listen

    _run(listen, order)
    return text.strip(), steps


def _run(listen: Tracer, function: Callable[[], object]) -> None:
    before = sys.gettrace()
    sys.settrace(listen)
    try:
        function()
    finally:
        sys.settrace(before)


if __name__ == "__main__":
    for snapshot in trace_names():
        print(f"{snapshot.line:<24} {snapshot.names} {snapshot.objects}")
    expression, found = trace_order()
    print(expression)
    for step in found:
        print(" " * step.start + "^" * (step.end - step.start), step.what, step.value)
