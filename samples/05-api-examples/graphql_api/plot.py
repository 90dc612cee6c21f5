"""Draws data/figures/graphql-levels.{en,es}.svg from results/levels.json."""

from __future__ import annotations

import json
from pathlib import Path

from support.figures import BAD, GOOD, INK, MUTED, new_figure, save

LEVELS = Path(__file__).with_name("results") / "levels.json"
ORDER = ("book", "author", "review", "reader")
WORDS = {
    "en": {
        "naive": "a resolver per row",
        "loaders": "a loader per request",
        "book": "books",
        "author": "author",
        "review": "reviews",
        "reader": "reader",
    },
    "es": {
        "naive": "un resolver por fila",
        "loaders": "un loader por petición",
        "book": "books",
        "author": "author",
        "review": "reviews",
        "reader": "reader",
    },
}


def draw(language: str) -> Path:
    words = WORDS[language]
    series = json.loads(LEVELS.read_text(encoding="utf-8"))["series"]
    figure = new_figure(6.4, 3.6)
    axes = figure.add_subplot()
    left = {"naive": 0.0, "loaders": 30.0}
    for name, start in left.items():
        colour = BAD if name == "naive" else GOOD
        row = 0.0
        for level in ORDER:
            count = series[name][level]
            dots = range(count)
            axes.plot(
                [start + dot % 20 for dot in dots],
                [row + dot // 20 * 0.45 for dot in dots],
                "o",
                color=colour,
                markersize=4.5,
            )
            label = start + (20.2 if name == "naive" else 1.2)
            axes.text(label, row, str(count), va="center", color=INK)
            if name == "naive":
                axes.text(-1.2, row, words[level], ha="right", va="center", color=INK)
            row += 0.45 * max(1, -(-series["naive"][level] // 20)) + 0.55
        total = sum(series[name].values())
        axes.text(
            start - 0.4, -1.0, f"{words[name]}: {total}", color=INK, fontweight="bold"
        )
    axes.plot([26.5, 26.5], [-1.2, 5.4], color=MUTED, linewidth=0.8)
    axes.set_xlim(-6, 46)
    axes.set_ylim(5.6, -1.5)
    axes.axis("off")
    return save(figure, "graphql-levels", language)


if __name__ == "__main__":
    for language in WORDS:
        print(draw(language).name)
