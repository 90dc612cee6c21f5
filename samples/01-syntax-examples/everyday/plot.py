"""Draws data/figures/syntax-control-flow-{names,order}.{en,es}.svg from real traces."""

from __future__ import annotations

import re
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save
from trace_names import trace_names, trace_order

WORDS = {
    "en": {
        "call": "call, gives {}",
        "or": "0.00 is false: the other side too",
        "subtract": "subtract: {}",
        "bind": "bind the name: {}",
        "line": "line that ran",
        "object": "list {}",
    },
    "es": {
        "call": "llamada, devuelve {}",
        "or": "0.00 es falso: va también el otro lado",
        "subtract": "resta: {}",
        "bind": "liga el nombre: {}",
        "line": "línea ejecutada",
        "object": "lista {}",
    },
}
MONO: dict[str, Any] = {"family": "monospace", "fontsize": 10}
COLOURS = (OTHER, GOOD, INK)


def _bare(figure: Figure) -> Axes:
    axes = figure.add_subplot()
    axes.set_axis_off()
    return axes


def draw_order(language: str) -> None:
    words = WORDS[language]
    text, steps = trace_order()
    figure = new_figure(5.6, 3.3)
    axes = _bare(figure)
    axes.set_xlim(-2.5, len(text) + 1)
    axes.set_ylim(-len(steps) * 1.0 - 0.4, 1.2)
    # Letter by letter, so that each bar is under its part in any font.
    for letter in re.finditer(r"\S", text):
        place = letter.start() + 0.5
        style = MONO | {"fontsize": 14, "ha": "center"}
        axes.text(place, 0.45, letter.group(), color=INK, **style)
    for row, step in enumerate(steps, start=1):
        # The third call happened only because the second result is false.
        wrong = row == 3
        colour = BAD if wrong else OTHER
        axes.text(-1.5, -row + 0.72, str(row), ha="center", color=MUTED, fontsize=10)
        axes.plot([step.start, step.end], [-row + 0.85] * 2, color=colour, lw=3)
        label = words[step.what].format(step.value)
        if wrong:
            label = f"{words['or']}, {step.value}"
        right = step.start > len(text) / 2
        axes.text(
            step.end if right else step.start,
            -row + 0.22,
            label,
            ha="right" if right else "left",
            color=INK,
            fontsize=10.5,
        )
    save(figure, "syntax-control-flow-order", language)


def draw_names(language: str) -> None:
    words = WORDS[language]
    shots = trace_names()
    figure = new_figure(5.6, 4.4)
    axes = _bare(figure)
    axes.set_xlim(0, 10)
    axes.set_ylim(-len(shots) - 0.1, 0.75)
    axes.text(0, 0.25, words["line"], color=MUTED, fontsize=9.5)
    columns = {1: 4.7, 2: 6.8, 3: 8.9}
    for number, x in columns.items():
        name = words["object"].format(number)
        axes.text(x, 0.25, name, ha="center", color=MUTED, fontsize=9.5)
    for row, shot in enumerate(shots, start=1):
        y = -row + 0.55
        axes.plot([0, 10], [y + 0.47] * 2, color=MUTED, lw=0.4)
        axes.text(0, y, shot.line, va="center", color=INK, **MONO | {"fontsize": 10})
        for number, value in shot.objects.items():
            owners = [name for name, at in shot.names.items() if at == number]
            axes.text(
                columns[number],
                y + 0.2,
                ", ".join(owners),
                ha="center",
                va="center",
                color=COLOURS[number - 1],
                **MONO | {"fontsize": 10},
            )
            axes.text(
                columns[number],
                y - 0.17,
                value,
                ha="center",
                va="center",
                color=INK,
                **MONO | {"fontsize": 10},
            )
    save(figure, "syntax-control-flow-names", language)


if __name__ == "__main__":
    for language in WORDS:
        draw_order(language)
        draw_names(language)
