"""A parcel depot at night: the data of this folder's samples."""

from __future__ import annotations

import random
from typing import TypedDict


class Parcel(TypedDict):
    code: str
    city: str


def night(size: int) -> tuple[list[str], list[Parcel]]:
    """The scans of a night and the parcels that were announced.

    Every announced parcel is scanned, every tenth one twice, in no order.
    Equal codes are different objects, as they are when two files are read.
    """
    cities = ("Lima", "Quito", "Sevilla", "Bogotá")
    parcels: list[Parcel] = [
        {"code": f"P{number:07}", "city": cities[number % 4]} for number in range(size)
    ]
    scans = [f"P{number:07}" for number in range(size)]
    scans += [f"P{number:07}" for number in range(0, size, 10)]
    random.Random(7).shuffle(scans)  # noqa: S311
    return scans, parcels
