"""One record in five shapes: what each one lets in, and to what it is equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, TypedDict

from pydantic import BaseModel, ConfigDict


# --8<-- [start:shapes]
class LineDict(TypedDict):
    sku: str
    quantity: int


class LineTuple(NamedTuple):
    sku: str
    quantity: int


@dataclass(frozen=True, slots=True)
class LineData:
    sku: str
    quantity: int


class LineModel(BaseModel):
    model_config = ConfigDict(frozen=True)
    sku: str
    quantity: int


# --8<-- [end:shapes]


SHAPES: dict[str, Callable[..., Any]] = {
    "TypedDict": LineDict,
    "NamedTuple": LineTuple,
    "dataclass": LineData,
    "pydantic": LineModel,
}


def attempt(make: Callable[[], object]) -> str:
    try:
        return repr(make())
    except (TypeError, ValueError) as error:
        return type(error).__name__


# --8<-- [start:main]
def main() -> None:
    print(f"{'':11}{'quantity="2"':14}{'quantity="x"':17}{'hash':11}== tuple")
    for name, shape in SHAPES.items():
        number = attempt(partial(quantity_of, shape, "2"))
        word = attempt(partial(quantity_of, shape, "x"))
        good = shape(sku="KB-1", quantity=2)
        hashed = attempt(partial(has_hash, good))
        same = good == ("KB-1", 2)
        print(f"{name:11}{number:14}{word:17}{hashed:11}{same}")


# --8<-- [end:main]


def quantity_of(shape: Callable[..., Any], quantity: str) -> object:
    """What the record holds after it was made."""
    line = shape(sku="KB-1", quantity=quantity)
    return line["quantity"] if isinstance(line, dict) else line.quantity


def has_hash(line: object) -> bool:
    hash(line)
    return True


if __name__ == "__main__":
    main()
