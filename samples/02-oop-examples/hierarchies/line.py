"""Constructors for one line: each takes what it knows and passes the rest on."""
# ruff: noqa: ANN401

from __future__ import annotations

from typing import Any


# --8<-- [start:line]
class Memory:
    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        self.kept: dict[str, bytes] = {}


class Named:
    def __init__(self, *, name: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.name = name


class NamedMemory(Named, Memory): ...


# --8<-- [end:line]
