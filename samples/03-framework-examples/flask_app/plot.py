"""Draws data/figures/flask-contexts and flask-workers from outputs/ and results/."""

from __future__ import annotations

import json
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "A": "request A, thread 1",
        "B": "request B, thread 2",
        "one": "one object for both",
        "two": "its own object",
        "sync2": "2 workers, no threads",
        "async2": "2 workers, async def",
        "sync20": "20 workers, no threads",
        "threads20": "1 worker, 20 threads",
        "both20": "2 workers, 10 threads each",
        "rps": "requests per second",
        "mib": "memory, MiB",
    },
    "es": {
        "A": "petición A, hilo 1",
        "B": "petición B, hilo 2",
        "one": "un objeto para las dos",
        "two": "un objeto propio",
        "sync2": "2 workers, sin hilos",
        "async2": "2 workers, async def",
        "sync20": "20 workers, sin hilos",
        "threads20": "1 worker, 20 hilos",
        "both20": "2 workers, 10 hilos cada uno",
        "rps": "peticiones por segundo",
        "mib": "memoria, MiB",
    },
}


def box(
    axes: Axes, left: float, row: int, width: float, colour: str
) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (left, row - 0.28),
            width,
            0.56,
            boxstyle="round,pad=0,rounding_size=0.08",
            facecolor="none",
            edgecolor=colour,
            linewidth=2,
        )
    )


def draw_contexts(language: str) -> None:
    words = WORDS[language]
    text = (HERE / "outputs" / "contexts.txt").read_text(encoding="utf-8")
    rows = [line.rsplit(maxsplit=2)[:2] for line in text.splitlines()]
    figure = new_figure(5.2, 3.2)
    axes = figure.add_subplot()
    for row, (name, count) in enumerate(rows):
        wrong = name == "module_session"
        axes.text(
            -0.06,
            row,
            name,
            ha="right",
            va="center",
            family="monospace",
            color=BAD if wrong else INK,
            fontsize=10,
        )
        if count == "one":
            colour = BAD if wrong else OTHER
            box(axes, 0, row, 2.1, colour)
            axes.text(1.05, row, words["one"], ha="center", va="center")
            continue
        for left in (0, 1.1):
            box(axes, left, row, 1, GOOD)
            axes.text(
                left + 0.5, row, words["two"], ha="center", va="center"
            )
    for left, name in ((0.5, "A"), (1.6, "B")):
        axes.text(
            left,
            -0.75,
            words[name],
            ha="center",
            va="center",
            color=MUTED,
        )
    axes.set_xlim(-0.95, 2.15)
    axes.set_ylim(len(rows) - 0.5, -1.05)
    axes.axis("off")
    save(figure, "flask-contexts", language)


def draw_workers(language: str) -> None:
    words = WORDS[language]
    path = HERE / "results" / "workers.json"
    values = json.loads(path.read_text(encoding="utf-8"))["values"]
    ways = ["sync2", "async2", "sync20", "threads20", "both20"]
    figure = new_figure(5.3, 3.6)
    left, right = figure.subplots(1, 2, sharey=True)
    for axes, what, colours in (
        (left, "rps", [BAD, BAD, GOOD, GOOD, GOOD]),
        (right, "mib", [OTHER] * 5),
    ):
        heights = [values[f"{way}_{what}"]["value"] for way in ways]
        axes.barh(range(5), heights, height=0.6, color=colours)
        for row, height in enumerate(heights):
            axes.text(
                height + max(heights) * 0.02,
                row,
                f"{height:.0f}",
                va="center",
                color=INK,
            )
        axes.set_xlim(0, max(heights) * 1.18)
        axes.set_xlabel(words[what])
        axes.set_xticks([0, 200, 400])
        axes.grid(False)
        axes.tick_params(axis="y", length=0)
    lines = [words[way].replace(", ", ",\n") for way in ways]
    left.set_yticks(range(5), lines)
    left.invert_yaxis()
    save(figure, "flask-workers", language)


if __name__ == "__main__":
    for language in ("en", "es"):
        draw_contexts(language)
        draw_workers(language)
