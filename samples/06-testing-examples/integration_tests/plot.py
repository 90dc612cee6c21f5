"""Draws data/figures/integration-isolation.{en,es}.svg from results/isolation.json."""

from __future__ import annotations

import json
from pathlib import Path

from support.figures import GOOD, INK, OTHER, new_figure, save

RESULTS = Path(__file__).with_name("results") / "isolation.json"
WORDS = {
    "en": {
        "rollback": "outer transaction",
        "delete": "DELETE",
        "truncate": "TRUNCATE",
        "schema": "schema per test",
        "template": "template copy",
        "database": "new database",
        "tables": "{} tables",
        "x": "median time of one test, ms",
    },
    "es": {
        "rollback": "transacción externa",
        "delete": "DELETE",
        "truncate": "TRUNCATE",
        "schema": "esquema por prueba",
        "template": "copia de plantilla",
        "database": "base nueva",
        "tables": "{} tablas",
        "x": "tiempo mediano de una prueba, ms",
    },
}


def draw(language: str) -> Path:
    series = json.loads(RESULTS.read_text(encoding="utf-8"))["series"]
    words = WORDS[language]
    figure = new_figure(6.4, 4.6)
    axes = figure.add_subplot()
    for shift, tables, colour in ((-0.2, "5", GOOD), (0.2, "50", OTHER)):
        places = [n + shift for n in range(len(series["methods"]))]
        label = words["tables"].format(tables)
        axes.barh(places, series[tables], 0.36, color=colour, label=label)
        for place, time in zip(places, series[tables], strict=True):
            shown = f"{time:.1f}" if time < 10 else f"{time:.0f}"
            shown = shown.replace(".", "," if language == "es" else ".")
            axes.annotate(
                shown, (time, place), xytext=(4, 0), textcoords="offset points",
                va="center", color=INK,
            )  # fmt: skip
    axes.set_yticks(range(len(series["methods"])))
    axes.set_yticklabels([words[name] for name in series["methods"]])
    axes.invert_yaxis()
    axes.set_xlabel(words["x"])
    axes.set_xlim(0, max(series["50"]) * 1.12)
    axes.grid(axis="y", visible=False)
    axes.legend(loc="upper right")
    return save(figure, "integration-isolation", language)


if __name__ == "__main__":
    for language in WORDS:
        print(draw(language).name)
