"""Draws data/figures/fastapi-hostile and fastapi-cost from outputs/ and results/."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
APPS = ("hostile_wrong", "hostile_half", "hostile_main")
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "hostile_wrong": "as people\nwrite it",
        "hostile_half": "strict model\nonly",
        "hostile_main": "finished\napp",
        "good": "refused",
        "ok": "stored",
        "took": "stored",
        "crash": "crashed",
        "naive": "naive, def",
        "bare": "naive, async def",
        "checked": "all checks, no database",
        "stored": "finished app, PostgreSQL",
        "x": "median time per request, ms",
    },
    "es": {
        "hostile_wrong": "como se\nsuele escribir",
        "hostile_half": "solo modelo\nestricto",
        "hostile_main": "app\nterminada",
        "good": "rechazado",
        "ok": "guardado",
        "took": "guardado",
        "crash": "se cae",
        "naive": "ingenuo, def",
        "bare": "ingenuo, async def",
        "checked": "validación, sin base de datos",
        "stored": "app terminada, PostgreSQL",
        "x": "tiempo mediano por petición, ms",
        "price": "precio",
        "5,000 digits": "de 5000 cifras",
        "NUL in the name": "NUL en el nombre",
        "half of an emoji": "medio emoji",
        "name of 5 MB": "nombre de 5 MB",
        "unknown key": "clave desconocida",
        "the same key twice": "la misma clave dos veces",
        "half an emoji as key": "medio emoji como clave",
        "100,000 brackets": "100 000 corchetes",
        "bytes not in UTF-8": "bytes que no son UTF-8",
        "not JSON": "no es JSON",
    },
}


def statuses(run: str) -> dict[str, int]:
    text = (HERE / "outputs" / f"{run}.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^(.{20}) (\d{3})  ", text, flags=re.M)
    return {
        name.strip(): int(status)
        for name, status in rows
        if "GET" not in name
    }


def verdict(label: str, status: int) -> str:
    if status >= 500:
        return "crash"
    if status >= 400:
        return "good"
    return "ok" if label == "price 19.99" else "took"


def draw_hostile(language: str) -> None:
    words = WORDS[language]
    answers = {run: statuses(run) for run in APPS}
    labels = list(answers[APPS[0]])
    figure = new_figure(6.4, 6.2)
    axes = figure.add_subplot()
    for row, label in enumerate(labels):
        named = label.replace("price ", words.get("price", "price") + " ")
        for english in ("5,000 digits", label):
            named = named.replace(english, words.get(english, english))
        axes.text(-0.15, row, named, ha="right", va="center", color=INK)
        for column, run in enumerate(APPS):
            status = answers[run][label]
            kind = verdict(label, status)
            good = kind in ("good", "ok")
            axes.plot(
                column,
                row,
                "o" if good else "X",
                color=GOOD if good else BAD,
                markersize=7,
            )
            axes.text(
                column + 0.1,
                row,
                f"{status} {words[kind]}",
                va="center",
                color=INK,
                fontsize=9.5,
                fontweight="normal" if good else "bold",
            )
    axes.set_xlim(-1.75, 2.9)
    axes.set_ylim(len(labels) - 0.4, -0.7)
    axes.set_yticks([])
    axes.set_xticks([0.35, 1.35, 2.35], [words[run] for run in APPS])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.grid(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    save(figure, "fastapi-hostile", language)


def draw_cost(language: str) -> None:
    words = WORDS[language]
    result = json.loads(
        (HERE / "results" / "cost.json").read_text(encoding="utf-8")
    )
    values = {
        name: entry["value"] for name, entry in result["values"].items()
    }
    layers = ["naive", "bare", "checked", "stored"]
    figure = new_figure(6.4, 2.3)
    axes = figure.add_subplot()
    times = [values[f"{layer}_p50"] for layer in layers]
    colours = [MUTED, MUTED, OTHER, GOOD]
    axes.barh(range(4), times, height=0.6, color=colours)
    mark = "," if language == "es" else "."
    axes.xaxis.set_major_formatter(
        lambda value, _: f"{value:.1f}".replace(".", mark)
    )
    for row, time in enumerate(times):
        axes.text(
            time + 0.06,
            row,
            f"{time:.2f}".replace(".", mark),
            va="center",
            color=INK,
        )
    axes.set_yticks(range(4), [words[layer] for layer in layers])
    axes.invert_yaxis()
    axes.set_xlim(0, max(times) * 1.15)
    axes.set_xlabel(words["x"])
    axes.grid(False)
    axes.tick_params(axis="y", length=0)
    save(figure, "fastapi-cost", language)


if __name__ == "__main__":
    for language in ("en", "es"):
        draw_hostile(language)
        draw_cost(language)
