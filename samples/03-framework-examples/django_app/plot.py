"""Draws data/figures/django-map from the import statements of the project."""

from __future__ import annotations

from matplotlib.patches import FancyArrowPatch
from support.figures import GOOD, INK, MUTED, OTHER, new_figure, save

import layers

WORKER = "jobs.management.commands.run_jobs"
# Column, row. What the figure adds to the source is the place of a box.
PLACES = {
    "items.http": (-0.12, 3.0),
    "items.views": (1.0, 3.0),
    "items.admin": (2.95, 3.0),
    WORKER: (4.05, 3.0),
    "items.services": (1.75, 2.0),
    "jobs.worker": (4.05, 2.0),
    "items.schemas": (0.45, 1.0),
    "items.tasks": (2.35, 1.0),
    "jobs.backend": (3.3, 0.45),
    "items.models": (1.2, 0.0),
    "jobs.models": (4.05, 0.0),
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
    figure = new_figure(5.3, 5.0)
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
        3.37, 0.8, words[4], ha="center", va="bottom", color=MUTED, fontsize=9
    )
    for row, word in zip((3, 2, 1, 0), words, strict=False):
        axes.text(
            -0.6, row + 0.33, word, va="center", color=MUTED, fontsize=9.5
        )
    axes.set_xlim(-0.65, 4.6)
    axes.set_ylim(-0.4, 3.4)
    axes.set_axis_off()
    save(figure, "django-map", language)


def connect(axes, start: str, end: str, style: str) -> None:  # noqa: ANN001
    (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
    level = y0 == y1
    aside = 0.47 if level else 0.0
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
