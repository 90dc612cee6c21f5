"""Draws data/figures/rest-design-pages.{en,es}.svg from results/pages.json."""

from __future__ import annotations

import json
from pathlib import Path

from support.figures import BAD, GOOD, INK, new_figure, save

PAGES = Path(__file__).with_name("results") / "pages.json"
WORDS = {
    "en": {
        "x": "rows before the page",
        "y": "median time, ms",
        "offset": "OFFSET",
        "keyset": "cursor",
        "comma": ",",
    },
    "es": {
        "x": "filas anteriores a la página",
        "y": "tiempo mediano, ms",
        "offset": "OFFSET",
        "keyset": "cursor",
        "comma": "\N{NO-BREAK SPACE}",
    },
}


def draw(language: str) -> Path:
    series = json.loads(PAGES.read_text(encoding="utf-8"))["series"]
    words = WORDS[language]

    def number(amount: float, _position: float = 0) -> str:
        return f"{amount:,.0f}".replace(",", words["comma"])

    figure = new_figure(5.6, 3.8)
    axes = figure.add_subplot()
    for name, colour, marker, style in (
        ("offset", BAD, "o", "-"),
        ("keyset", GOOD, "^", "--"),
    ):
        axes.plot(series["rows"], series[name], style, color=colour, marker=marker)
        axes.annotate(
            words[name],
            (series["rows"][-2], series[name][-2]),
            xytext=(0, 10),
            textcoords="offset points",
            ha="right",
            color=INK,
        )
    axes.set_xlabel(words["x"])
    axes.set_ylabel(words["y"])
    axes.set_ylim(bottom=0)
    axes.set_xticks([0, 500_000, 1_000_000, 1_500_000, 2_000_000])
    axes.xaxis.set_major_formatter(number)
    return save(figure, "rest-design-pages", language)


if __name__ == "__main__":
    for language in WORDS:
        print(draw(language).name)
