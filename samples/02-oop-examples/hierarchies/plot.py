"""Draws the line (MRO) of two classes from the classes themselves.

make measure NAME=02-oop-examples/hierarchies runs it after measure.py
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

from inheritance import CompressedThenLimited, LimitedThenCompressed  # noqa: E402

from support.figures import GOOD, INK, MUTED, new_figure, save  # noqa: E402

TEXTS = {
    "en": ("grey: class Child(Base)", "green: the next in the line"),
    "es": ("gris: class Hija(Base)", "verde: la siguiente de la fila"),
}


# --8<-- [start:graph]
def line(cls: type) -> list[type]:
    """The order in which Python looks for a method, without ABC and object."""
    return [found for found in cls.__mro__ if found.__module__ == cls.__module__]


def edges(cls: type) -> list[tuple[type, type]]:
    """Each (class, base) pair of the line, as written in the class statements."""
    order = line(cls)
    return [(c, base) for c in order for base in c.__bases__ if base in order]


def height(cls: type, order: list[type]) -> int:
    """Longest way up from this class."""
    above = [height(base, order) for base in cls.__bases__ if base in order]
    return 1 + max(above, default=-1)


# --8<-- [end:graph]
def places(cls: type) -> dict[type, tuple[float, float]]:
    """Rows by height, each row centred, in the order of the line."""
    order = line(cls)
    rows: dict[int, list[type]] = {}
    for found in order:
        rows.setdefault(height(found, order), []).append(found)
    return {
        found: (column - (len(row) - 1) / 2, -level)
        for level, row in rows.items()
        for column, found in enumerate(row)
    }


def draw(axes: Any, cls: type) -> None:  # noqa: ANN401
    at, order = places(cls), line(cls)
    box = {"boxstyle": "round,pad=0.45", "facecolor": "none", "edgecolor": INK}
    texts = {
        found: axes.text(
            *at[found],
            f"{number} {found.__name__}",
            ha="center",
            va="center",
            fontsize=8.5 if found is not cls else 9.5,
            color=INK,
            bbox=box,
        )
        for number, found in enumerate(order, 1)
    }

    def arrow(start: type, end: type, colour: str, bend: float, width: float) -> None:
        axes.annotate(
            "",
            xy=at[end],
            xytext=at[start],
            arrowprops={
                "arrowstyle": "-|>",
                "color": colour,
                "lw": width,
                "connectionstyle": f"arc3,rad={bend}",
                "patchA": texts[start].get_bbox_patch(),
                "patchB": texts[end].get_bbox_patch(),
                "shrinkA": 2,
                "shrinkB": 2,
            },
        )

    for child, base in edges(cls):
        arrow(child, base, MUTED, 0, 0.9)
    for before, after in pairwise(order):
        outwards = 0.28 if at[before][0] > 0 else -0.28
        bend = outwards if at[before][1] != at[after][1] else 0
        arrow(before, after, GOOD, bend, 2)
    axes.set(xlim=(-1.65, 1.65), ylim=(-2.2, 0.3))
    axes.axis("off")


def main() -> None:
    for language, (grey, green) in TEXTS.items():
        figure = new_figure(7.2, 5.0)
        panels = figure.subplots(2, 1)
        for axes, cls in zip(
            panels, (CompressedThenLimited, LimitedThenCompressed), strict=True
        ):
            draw(axes, cls)
        panels[0].text(-1.62, 0.2, grey, color=MUTED, fontsize=9)
        panels[0].text(-1.62, 0.0, green, color=GOOD, fontsize=9)
        save(figure, "inheritance-line", language)


if __name__ == "__main__":
    main()
