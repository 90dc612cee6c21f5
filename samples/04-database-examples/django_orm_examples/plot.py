"""Draws data/figures/django-orm-{fetch,bulk}.{en,es}.svg from results/*.json."""

from __future__ import annotations

import json
from pathlib import Path

from matplotlib.ticker import MultipleLocator
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

RESULTS = Path(__file__).with_name("results")
READS = {
    "en": [
        "foreign key", "deferred column", "related manager",
        "foreign key, then\nits manager", "foreign key in\niterator()",
        "iterator() with\nprefetch_related",
    ],
    "es": [
        "clave foránea", "columna diferida", "manager relacionado",
        "clave foránea y\nluego su manager", "clave foránea en\niterator()",
        "iterator() con\nprefetch_related",
    ],
}  # fmt: skip
WORDS = {
    "en": {"x": "statements to read 100 events", "blocked": "blocked"},
    "es": {"x": "sentencias para leer 100 eventos", "blocked": "bloqueado"},
}
BULK = {
    "en": {
        "save_new": "save() for each",
        "bulk_create": "bulk_create()",
        "save_changed": "save() for each",
        "bulk_update": "bulk_update()",
        "update": "update() with F()",
        "x": "median time for 2,000 rows, ms",
        "thousands": ",", "new": "INSERT", "change": "UPDATE",
    },
    "es": {
        "save_new": "save() con cada una",
        "bulk_create": "bulk_create()",
        "save_changed": "save() con cada una",
        "bulk_update": "bulk_update()",
        "update": "update() con F()",
        "x": "tiempo mediano con 2000 filas, ms",
        "thousands": "", "new": "INSERT", "change": "UPDATE",
    },
}  # fmt: skip


def load(name: str) -> dict:
    return json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))


def fetch(language: str) -> Path:
    counts = load("fetch")["series"]["counts"]
    figure = new_figure(5.2, 5.0)
    axes = figure.add_subplot()
    modes = (("FETCH_ONE", BAD), ("FETCH_PEERS", OTHER), ("FETCH_RAISE", GOOD))
    for shift, (mode, colour) in enumerate(modes):
        for row, amounts in enumerate(counts):
            place, amount = row + (shift - 1) * 0.27, amounts[shift]
            axes.barh(place, amount or 0, 0.24, color=colour,
                      label=mode if row == 0 else None)  # fmt: skip
            text = WORDS[language]["blocked"] if amount is None else str(amount)
            axes.annotate(text, (amount or 0, place), xytext=(4, 0), va="center",
                          textcoords="offset points", color=INK,
                          fontsize=9)  # fmt: skip
    axes.set_yticks(range(len(counts)), READS[language])
    axes.invert_yaxis()
    axes.set_xlabel(WORDS[language]["x"])
    axes.set_xlim(0, 240)
    axes.xaxis.set_major_locator(MultipleLocator(50))
    axes.grid(visible=False)
    axes.legend(loc="lower right")
    return save(figure, "django-orm-fetch", language)


def bulk(language: str) -> Path:
    values, words = load("bulk")["values"], BULK[language]
    names = list(values)
    legend = {0: words["new"], 2: words["change"]}
    figure = new_figure(5.2, 3.6)
    axes = figure.add_subplot()
    for row, name in enumerate(names):
        amount = values[name]["value"]
        new = row < 2
        axes.barh(row + (0 if new else 0.6), amount, 0.7, color=OTHER if new else GOOD,
                  label=legend.get(row))  # fmt: skip
        text = f"{amount:,}".replace(",", words["thousands"])
        axes.annotate(text, (amount, row + (0 if new else 0.6)), xytext=(4, 0),
                      va="center", textcoords="offset points", color=INK)  # fmt: skip
    places = [row + (0 if row < 2 else 0.6) for row in range(len(names))]
    axes.set_yticks(places, [words[name] for name in names])
    axes.invert_yaxis()
    axes.set_xlim(right=max(one["value"] for one in values.values()) * 1.25)
    axes.set_xlabel(words["x"])
    axes.xaxis.set_major_locator(MultipleLocator(500))
    axes.xaxis.set_major_formatter(
        lambda amount, _: f"{amount:,.0f}".replace(",", words["thousands"])
    )
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.tick_params(colors=MUTED)
    axes.legend(loc="lower right")
    return save(figure, "django-orm-bulk", language)


if __name__ == "__main__":
    for language in WORDS:
        print(fetch(language).name, bulk(language).name)
