"""Draws data/figures/rag-{scores,recall,kinds}.*.svg from results/retrieval.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

RESULTS = Path(__file__).with_name("results") / "retrieval.json"
COLOURS = {"keyword": OTHER, "vector": BAD, "hybrid": GOOD}
MARKS = {"keyword": "s", "vector": "^", "hybrid": "o"}
WORDS = {
    "en": {
        "keyword": "keyword",
        "vector": "vector",
        "hybrid": "hybrid",
        "answerable": "answer exists",
        "empty": "no answer exists",
        "similarity": "cosine similarity of the nearest chunk",
        "threshold": "threshold",
        "code": "unknown code",
        "k": "k, chunks looked at",
        "recall": "right chunk among them, %",
        "first": "right chunk in first place, % of the questions",
        "kinds": ["plain", "version", "code", "paraphrase", "Spanish"],
    },
    "es": {
        "keyword": "palabras",
        "vector": "vectores",
        "hybrid": "híbrida",
        "answerable": "hay respuesta",
        "empty": "no hay respuesta",
        "similarity": "similitud coseno del fragmento más cercano",
        "threshold": "umbral",
        "code": "código desconocido",
        "k": "k, fragmentos mirados",
        "recall": "el correcto está entre ellos, %",
        "first": "fragmento correcto en primer lugar, % de las preguntas",
        "kinds": ["literal", "versión", "código", "paráfrasis", "español"],
    },
}


def decimals(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "es" else text


def scores(data: dict[str, Any], language: str) -> Path:
    words, series = WORDS[language], data["series"]["scores"]
    figure = new_figure(6.4, 2.9)
    axes = figure.add_subplot()
    for row, (name, colour) in enumerate((("answerable", GOOD), ("empty", BAD))):
        points = sorted(series[name])
        for n, (score, unknown) in enumerate(points):
            place = row + (n % 5 - 2) * 0.11  # spread, so that none hides another
            face = "none" if unknown else colour
            axes.plot(score, place, "o", ms=6, mec=colour, mfc=face)
    limit = data["values"]["threshold"]["value"]
    axes.axvline(limit, color=INK, lw=1.2, ls="--")
    label = decimals(f"{words['threshold']} {limit:.2f}", language)
    axes.annotate(label, (limit, 1.62), xytext=(5, 0), textcoords="offset points")
    axes.plot([], [], "o", ms=6, mec=BAD, mfc="none", label=words["code"])
    axes.legend(loc="lower right", bbox_to_anchor=(1, 0.32))
    axes.set_yticks([0, 1], [words["answerable"], words["empty"]])
    axes.set_ylim(-0.45, 1.85)
    axes.set_xlim(0.1, 1)
    ticks = [0.2, 0.4, 0.6, 0.8, 1]
    axes.set_xticks(ticks, [decimals(f"{one:.1f}", language) for one in ticks])
    axes.set_xlabel(words["similarity"])
    axes.grid(axis="x", visible=True)
    axes.grid(axis="y", visible=False)
    return save(figure, "rag-scores", language)


def recall(data: dict[str, Any], language: str) -> Path:
    words, series = WORDS[language], data["series"]
    figure = new_figure(6.4, 3.8)
    axes = figure.add_subplot()
    for shift, (method, points) in enumerate(series["recall"].items()):
        places = [n + (shift - 1) * 0.09 for n in range(len(points))]
        middle = [one[0] for one in points]
        below = [one[0] - one[1] for one in points]
        above = [one[2] - one[0] for one in points]
        colour = COLOURS[method]
        axes.errorbar(
            places, middle, yerr=[below, above], color=colour, lw=1.8, elinewidth=1.2,
            capsize=3, marker=MARKS[method], ms=6, label=words[method],
        )  # fmt: skip
    axes.set_xticks(range(len(series["k"])), [str(k) for k in series["k"]])
    axes.set_ylim(30, 102)
    axes.set_xlabel(words["k"])
    axes.set_ylabel(words["recall"])
    axes.legend(loc="lower right", ncols=3)
    return save(figure, "rag-recall", language)


def kinds(data: dict[str, Any], language: str) -> Path:
    words, series = WORDS[language], data["series"]["first"]
    figure = new_figure(6.4, 3.4)
    axes = figure.add_subplot()
    for shift, (method, counts) in enumerate(series.items()):
        places = [n + (shift - 1) * 0.2 for n in range(len(counts))]
        shares = [100 * hits / size for hits, size in counts]
        colour = COLOURS[method]
        axes.hlines(places, 0, shares, color=MUTED, lw=0.8)
        axes.plot(
            shares, places, MARKS[method], ms=7, color=colour, label=words[method]
        )
    sizes = [size for _, size in series["keyword"]]
    names = [f"{name} ({n})" for name, n in zip(words["kinds"], sizes, strict=True)]
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 104)
    axes.set_xlabel(words["first"])
    axes.grid(axis="x", visible=True)
    axes.grid(axis="y", visible=False)
    figure.legend(loc="outside upper center", ncols=3)
    return save(figure, "rag-kinds", language)


def draw(language: str) -> Path:
    data = json.loads(RESULTS.read_text(encoding="utf-8"))
    scores(data, language)
    recall(data, language)
    return kinds(data, language)


if __name__ == "__main__":
    for language in ("en", "es"):
        draw(language)
