"""Draws data/figures/n-plus-one-latency.{en,es}.svg from results/latency.json."""

from __future__ import annotations

import json
from pathlib import Path

from matplotlib.ticker import MultipleLocator

from support.figures import BAD, GOOD, INK, OTHER, new_figure, save

LATENCY = Path(__file__).with_name("results") / "latency.json"
WORDS = {
    "en": {
        "x": "orders in the list",
        "y": "median time, ms",
        "lazy_slow": "lazy, 1 ms network",
        "lazy_direct": "lazy, same machine",
        "selectin_slow": "selectinload, 1 ms network",
        "thousands": ",",
    },
    "es": {
        "x": "pedidos de la lista",
        "y": "tiempo mediano, ms",
        "lazy_slow": "perezosa, red de 1 ms",
        "lazy_direct": "perezosa, misma máquina",
        "selectin_slow": "selectinload, red de 1 ms",
        "thousands": "\N{NO-BREAK SPACE}",
    },
}
STYLES = {
    "lazy_slow": (BAD, "-", "o"),
    "lazy_direct": (OTHER, "--", "s"),
    "selectin_slow": (GOOD, "-", "^"),
}


def draw(language: str) -> Path:
    series = json.loads(LATENCY.read_text(encoding="utf-8"))["series"]
    words = WORDS[language]

    def number(amount: float, _position: float = 0) -> str:
        text = f"{amount:,.0f}".replace(",", words["thousands"])
        # Spanish groups digits from five on.
        return (
            text.replace(words["thousands"], "")
            if amount < 10_000 and language == "es"
            else text
        )

    figure = new_figure(5.6, 4.2)
    axes = figure.add_subplot()
    for name, (colour, line, marker) in STYLES.items():
        axes.plot(
            series["rows"],
            series[name],
            line,
            color=colour,
            marker=marker,
            markersize=4,
        )
        axes.annotate(
            words[name],
            (series["rows"][-1], series[name][-1]),
            xytext=(-6, 4 if name == "selectin_slow" else 9),
            textcoords="offset points",
            ha="right",
            va="bottom",
            color=INK,
        )
    axes.set_xlabel(words["x"])
    axes.set_ylabel(words["y"])
    axes.yaxis.set_major_locator(MultipleLocator(400))
    axes.set_xlim(0, 1040)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_formatter(number)
    axes.yaxis.set_major_formatter(number)
    return save(figure, "n-plus-one-latency", language)


if __name__ == "__main__":
    for language in WORDS:
        print(draw(language).name)
