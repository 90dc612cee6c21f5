"""Draws when each line arrived, and the day that it belongs to."""

from __future__ import annotations

import datetime

import pipeline
import shop
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

WORDS = {
    "en": {
        "x": "day of arrival, November 2026", "y": "day of the order",
        "taken": "taken", "again": "the same again", "newer": "a newer version",
        "late": "late", "line": "arrives on its day",
    },
    "es": {
        "x": "día de llegada, noviembre de 2026", "y": "día del pedido",
        "taken": "aceptado", "again": "el mismo otra vez", "newer": "versión más nueva",
        "late": "tardío", "line": "llega en su día",
    },
}  # fmt: skip
MARKS = {
    "taken": ("o", GOOD),
    "again": ("x", MUTED),
    "newer": ("^", OTHER),
    "late": ("s", BAD),
}


def points() -> list[tuple[str, int, int]]:
    """For each line that parses: what it is, its arrival and its day (of the month)."""
    seen: dict[str, int] = {}
    found = []
    for key, lines in shop.ARRIVALS.items():
        arrival = datetime.date.fromisoformat(key[:10])
        for line in lines:
            try:
                order = pipeline.parse(line)
            except ValueError:
                continue
            if order.number in seen:
                kind = "newer" if order.version > seen[order.number] else "again"
            else:
                kind = "late" if arrival > order.day else "taken"
            seen[order.number] = max(order.version, seen.get(order.number, 0))
            found.append((kind, arrival.day, order.day.day))
    return found


def draw(language: str) -> None:
    """Write the figure of one language."""
    words = WORDS[language]
    figure = new_figure(7.2, 3.4)
    axes = figure.subplots()
    axes.plot([1.5, 5.5], [1.5, 5.5], color=MUTED, linestyle=":", linewidth=1.5)
    axes.text(4.1, 4.35, words["line"], color=INK, ha="right")
    places: dict[tuple[int, int], int] = {}
    for kind, (mark, colour) in MARKS.items():
        xs, ys = [], []
        for one, arrival, day in points():
            if one == kind:
                nth = places[arrival, day] = places.get((arrival, day), -1) + 1
                xs.append(arrival + 0.13 * nth)
                ys.append(day)
        axes.plot(xs, ys, mark, color=colour, markersize=10, label=words[kind])
    axes.set(xlim=(1.5, 5.9), ylim=(1.4, 5.2), xlabel=words["x"], ylabel=words["y"])
    axes.set_xticks([2, 3, 4, 5])
    axes.set_yticks([2, 3, 4, 5])
    axes.legend(labelcolor=INK, loc="upper left", ncols=2)
    save(figure, "etl-arrivals", language)


if __name__ == "__main__":
    for language in WORDS:
        draw(language)
