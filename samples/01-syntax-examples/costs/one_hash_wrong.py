"""Keys that are equal rarely and hash alike often."""

from __future__ import annotations


# --8<-- [start:key]
class Label:
    compared = 0

    def __init__(self, code: str, postcode: int) -> None:
        self.code, self.postcode = code, postcode

    def __eq__(self, other: object) -> bool:
        Label.compared += 1
        return isinstance(other, Label) and self.code == other.code

    def __hash__(self) -> int:
        return hash(self.postcode)  # (!)


# --8<-- [end:key]


def comparisons(parcels: int) -> int:
    Label.compared = 0
    labels = {Label(f"P{number}", 15001) for number in range(parcels)}
    assert len(labels) == parcels  # noqa: S101
    return Label.compared


if __name__ == "__main__":
    for size in (100, 200, 400):
        print(f"{size} labels in a set: {comparisons(size):,} comparisons")
