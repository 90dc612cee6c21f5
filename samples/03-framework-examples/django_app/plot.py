"""Draws data/figures/django-map from the import statements of the project."""

from __future__ import annotations

from matplotlib.patches import FancyArrowPatch
from support.figures import GOOD, INK, MUTED, OTHER, new_figure, save

import layers

WORKER = "jobs.management.commands.run_jobs"
# Column, row. What the figure adds to the source is the place of a box.
PLACES = {
    "items.http": (0.05, 3.0),
    "items.views": (0.95, 3.0),
    "items.admin": (2.8, 3.0),
    WORKER: (3.98, 3.0),
    "items.services": (1.62, 2.0),
    "jobs.worker": (3.98, 2.0),
    "items.schemas": (0.35, 1.0),
    "items.tasks": (2.2, 1.0),
    "jobs.backend": (3.27, 1.0),
    "items.models": (1.25, 0.0),
    "jobs.models": (3.98, 0.0),
}
NAMES = {WORKER: "run_jobs"}
WORDS = {
    "en": ["doors", "rules", "values, tasks", "tables", "named in settings"],
    "es": ["puertas", "reglas", "valores, tareas", "tablas", "en los ajustes"],
}


def arrows() -> list[tuple[str, str]]:
    return [
        (module, found)
        for module in PLACES
        for found in sorted(layers.imports(module))
        if found in PLACES
    ]


def draw(language: str) -> None:
    words = WORDS[language]
    figure = new_figure(7.2, 4.4)
    axes = figure.add_subplot()
    for module, (column, row) in PLACES.items():
        door = row == 3
        axes.text(
            column,
            row,
            NAMES.get(module, module),
            ha="center",
            va="center",
            color=INK,
            fontsize=10,
            bbox={
                "boxstyle": "round,pad=0.45",
                "facecolor": "none",
                "edgecolor": OTHER if door else GOOD,
                "linewidth": 1.6,
            },
        )
    for start, end in arrows():
        connect(axes, start, end, "-")
    connect(axes, "items.tasks", "jobs.backend", ":")
    axes.text(
        2.74, 0.76, words[4], ha="center", va="top", color=MUTED, fontsize=8.5
    )
    for row, word in zip((3, 2, 1, 0), words, strict=False):
        axes.text(
            -0.5, row, word, ha="right", va="center", color=MUTED, fontsize=9.5
        )
    axes.set_xlim(-1.4, 4.4)
    axes.set_ylim(-0.4, 3.4)
    axes.set_axis_off()
    save(figure, "django-map", language)


def connect(axes, start: str, end: str, style: str) -> None:  # noqa: ANN001
    (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
    level = y0 == y1
    aside = 0.4 if level else 0.0
    if x1 < x0:
        aside = -aside
    axes.add_patch(
        FancyArrowPatch(
            (x0 + aside, y0 - (0 if level else 0.16)),
            (x1 - aside, y1 + (0 if level else 0.16)),
            shrinkA=0,
            shrinkB=0,
            arrowstyle="-|>",
            mutation_scale=9,
            linestyle=style,
            linewidth=1.1,
            color=MUTED,
        )
    )


if __name__ == "__main__":
    for language in ("en", "es"):
        draw(language)
