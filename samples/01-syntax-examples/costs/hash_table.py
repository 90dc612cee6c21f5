"""The table behind a dict: where a key is looked for, and what memory really holds."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

PARCELS = (1003, 1006, 1011, 1008)


# --8<-- [start:slots]
def slots(key: object, size: int) -> Iterator[int]:
    """The slots in which CPython looks for a key, in its order."""
    rest = hash(key) % 2**64
    slot = rest % size
    while True:
        yield slot
        rest >>= 5
        slot = (5 * slot + rest + 1) % size


def fill(keys: tuple[int, ...], size: int) -> list[int | None]:
    """Per slot, the position of its key in the order of arrival."""
    table: list[int | None] = [None] * size
    for position, key in enumerate(keys):
        free = next(slot for slot in slots(key, size) if table[slot] is None)
        table[free] = position
    return table


# --8<-- [end:slots]


def tried(keys: tuple[int, ...], size: int) -> dict[int, list[int]]:
    """Per key, the slots that a look-up visits until it has found it."""
    table = fill(keys, size)
    visits: dict[int, list[int]] = {}
    for position, key in enumerate(keys):
        visits[key] = []
        for slot in slots(key, size):
            visits[key].append(slot)
            if table[slot] == position:
                break
    return visits


def in_memory(table: dict[int, str]) -> list[int | None]:
    """The slots of a real dict, read from memory. CPython 3.13, 64 bits, with GIL."""
    keys: int = ctypes.c_void_p.from_address(id(table) + 32).value or 0
    size = 1 << ctypes.c_uint8.from_address(keys + 8).value
    found = (ctypes.c_int8 * size).from_address(keys + 32)
    return [position if position >= 0 else None for position in found]


if __name__ == "__main__":
    for key, visited in tried(PARCELS, 8).items():
        print(f"hash({key}) = {hash(key)}, slots tried: {visited}")
    print("computed: ", fill(PARCELS, 8))
    real: dict[int, str] = {}
    for key in PARCELS:
        real[key] = "a parcel"
    print("in memory:", in_memory(real))
    for key in (1012, 1013):
        real[key] = "one more"
        print(f"{len(real)} keys, {len(in_memory(real))} slots")
