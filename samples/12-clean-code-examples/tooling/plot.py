"""Draws data/figures/tooling-{matrix,signal,speed}.{en,es}.svg from results/."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from support.figures import BAD, GOOD, GRID, INK, MUTED, OTHER, new_figure, save

RESULTS = Path(__file__).with_name("results")
GATE = ("ruff_chosen", "mypy", "pytest")
COLUMNS = {
    "ruff_default": {"en": "Ruff, no config.", "es": "Ruff, sin config."},
    "flake8": {"en": "Flake8", "es": "Flake8"},
    "bandit": {"en": "Bandit", "es": "Bandit"},
    "ruff_chosen": {"en": "Ruff, chosen", "es": "Ruff, elegidas"},
    "mypy": {"en": "mypy", "es": "mypy"},
    "ty": {"en": "ty", "es": "ty"},
    "pyrefly": {"en": "Pyrefly", "es": "Pyrefly"},
    "pytest": {"en": "pytest, strict", "es": "pytest estricto"},
}
DEFECTS = {
    "mutable_default": ("mutable default", "mutable por defecto"),
    "late_binding": ("closure in a loop", "closure en un bucle"),
    "swallowed": ("swallowed exception", "excepción tragada"),
    "naive_time": ("time without a zone", "hora sin zona"),
    "no_timeout": ("no timeout", "sin timeout"),
    "sql": ("SQL in an f-string", "SQL en f-string"),
    "short_zip": ("unequal zip", "zip desigual"),
    "asserted": ("assert that validates", "assert que valida"),
    "shadowed": ("shadowed built-in", "nombre nativo tapado"),
    "is_literal": ("is with a literal", "is con un literal"),
    "unreachable": ("code after return", "código tras un return"),
    "missing_f": ("f missing, in a log", "f que falta, en un log"),
    "unclosed": ("file left open", "archivo sin cerrar"),
    "wrong_type": ("text as a number", "texto por número"),
    "optional": ("absence not handled", "ausencia sin tratar"),
    "except_order": ("except in wrong order", "except en mal orden"),
    "unawaited": ("await forgotten", "await olvidado"),
    "blocking": ("sleep in async code", "sleep en código async"),
    "float_equal": ("floats by ==", "floats con =="),
    "weak_token": ("token from random", "token con random"),
    "yaml_load": ("yaml.load", "yaml.load"),
    "shell": ("shell=True, a name", "shell=True, un nombre"),
    "encoding": ("encoding left out", "sin codificación"),
    "boundary": ("> instead of >=", "> en vez de >="),
}
WORDS = {
    "en": {
        "found": "of 24 found",
        "test": "only a test",
        "defects": "faults found",
        "idioms": "good code reported",
        "chosen": "family in the chosen set",
        "left": "left out",
        "cold": "without a cache",
        "edit": "again, after one edit",
        "seconds": "seconds for 1,000 modules (logarithmic)",
    },
    "es": {
        "found": "de 24 encontrados",
        "test": "solo una prueba",
        "defects": "fallos encontrados",
        "idioms": "código correcto señalado",
        "chosen": "familia del conjunto elegido",
        "left": "fuera",
        "cold": "sin caché",
        "edit": "otra vez, tras un cambio",
        "seconds": "segundos para 1000 módulos (logarítmico)",
    },
}


def load(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        (RESULTS / f"{name}.json").read_text(encoding="utf-8")
    )
    return content


def first_finder(found: dict[str, dict[str, list[str]]], defect: str) -> int:
    """The place in the order in which a project would meet the finders."""
    order = ("ruff_default", "ruff_chosen", "mypy", "pytest")
    return next((n for n, tool in enumerate(order) if defect in found[tool]), 9)


def matrix(language: str) -> Path:
    series, words = load("matrix")["series"], WORDS[language]
    found = series["found"]
    rows = sorted(series["defects"], key=lambda one: first_finder(found, one))
    figure = new_figure(5.6, 8.4)
    axes = figure.add_subplot()
    axes.set_xlim(-0.6, len(COLUMNS) + 2.6)
    axes.set_ylim(len(rows) + 0.6, -0.6)
    for row, defect in enumerate(rows):
        axes.plot(
            [-0.6, len(COLUMNS) - 0.6], [row, row], color=GRID, linewidth=0.6, zorder=0
        )
        for column, tool in enumerate(COLUMNS):
            if defect in found[tool]:
                colour = GOOD if tool in GATE else OTHER
                axes.plot(column, row, "o", color=colour, markersize=7.5)
        codes = [found[tool].get(defect, [""])[0] for tool in GATE]
        code = next((one for one in codes if one), words["test"])
        colour = INK if any(codes) else BAD
        axes.text(
            len(COLUMNS) - 0.45, row, code, va="center", fontsize=10, color=colour
        )
    for column, tool in enumerate(COLUMNS):
        axes.text(
            column, len(rows) + 0.1, str(len(found[tool])), ha="center", va="center",
            color=INK, fontweight="bold",
        )  # fmt: skip
    axes.text(len(COLUMNS) - 0.45, len(rows) + 0.1, words["found"], va="center",
              fontsize=10, color=INK)  # fmt: skip
    which = 0 if language == "en" else 1
    axes.set_yticks(range(len(rows)), [DEFECTS[one][which] for one in rows])
    heads = [one[language] for one in COLUMNS.values()]
    axes.set_xticks(range(len(COLUMNS)), heads, rotation=90)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=10)
    axes.grid(visible=False)
    axes.spines[["left", "bottom", "top"]].set_visible(False)
    return save(figure, "tooling-matrix", language)


def family(code: str) -> str:
    return re.match("[A-Z]+", code)[0]  # type: ignore[index]


def families(series: dict[str, Any]) -> dict[str, tuple[int, int, bool]]:
    """Family to (defects found, idioms reported, whether it is chosen)."""
    finds: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    chosen = {family(one) for codes in series["found"]["ruff_chosen"].values()
              for one in codes}  # fmt: skip
    for tool in ("ruff_all", "ruff_chosen"):
        for defect, codes in series["found"][tool].items():
            for one in codes:
                finds[family(one)].add(defect)
    for idiom, codes in series["flagged"]["ruff_all"].items():
        for one in codes:
            reports[family(one)].add(idiom)
    both = finds.keys() | reports.keys()
    return {
        name: (len(finds[name]), len(reports[name]), name in chosen)
        for name in sorted(
            both, key=lambda one: (-len(finds[one]), len(reports[one]), one)
        )
    }


def signal(language: str) -> Path:
    words, found = WORDS[language], families(load("matrix")["series"])
    figure = new_figure(5.4, 6.8)
    axes = figure.add_subplot()
    for row, (hits, noise, chosen) in enumerate(found.values()):
        axes.barh(row, hits, color=GOOD, height=0.62)
        axes.barh(row, -noise, color=BAD if chosen else MUTED, height=0.62, alpha=0.6)
        for number, x, side in ((hits, hits, "left"), (noise, -noise, "right")):
            if number:
                shift = 0.15 if side == "left" else -0.15
                axes.text(x + shift, row, str(number), va="center", ha=side, color=INK,
                          fontsize=10)  # fmt: skip
    axes.set_yticks(range(len(found)), list(found))
    for label, (_, _, chosen) in zip(
        axes.get_yticklabels(), found.values(), strict=True
    ):
        label.set_fontweight("bold" if chosen else "normal")
    axes.invert_yaxis()
    axes.axvline(0, color=MUTED, linewidth=1)
    most = max(max(hits, noise) for hits, noise, _ in found.values())
    axes.set_xlim(-most - 1.5, most + 1.5)
    axes.set_xticks([])
    axes.tick_params(length=0, labelsize=10)
    axes.grid(visible=False)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.set_title(f"← {words['idioms']}", loc="left", color=INK, fontsize=10.5)
    axes.set_title(f"{words['defects']} →", loc="right", color=INK, fontsize=10.5)
    return save(figure, "tooling-signal", language)


def speed(language: str) -> Path:
    seconds, words = load("speed")["series"]["seconds"], WORDS[language]
    names = {
        "ruff_format": "ruff format", "black": "black", "ruff_check": "ruff check",
        "isort": "isort", "flake8": "flake8", "bandit": "bandit", "mypy": "mypy",
        "ty": "ty", "pyrefly": "pyrefly",
    }  # fmt: skip
    figure = new_figure(5.4, 5)
    axes = figure.add_subplot()
    for shift, state, colour in ((-0.2, "cold", OTHER), (0.2, "edit", GOOD)):
        drawn = [tool for tool in names if f"{tool}_{state}" in seconds]
        times = [seconds[f"{tool}_{state}"] for tool in drawn]
        places = [list(names).index(tool) + shift for tool in drawn]
        axes.barh(places, times, 0.36, color=colour, label=words[state])
        for place, time in zip(places, times, strict=True):
            shown = f"{time:.2f}" if time < 1 else f"{time:.1f}"
            shown = shown.replace(".", "," if language == "es" else ".")
            axes.annotate(
                shown, (time, place), xytext=(4, 0), textcoords="offset points",
                va="center", color=INK, fontsize=10,
            )  # fmt: skip
    axes.set_yticks(range(len(names)), list(names.values()))
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlim(0.005, max(seconds[f"{tool}_cold"] for tool in names) * 3)
    ticks = (0.01, 0.1, 1, 10)
    axes.set_xticks(ticks, [f"{one:g}".replace(".", "," if language == "es" else ".")
                            for one in ticks])  # fmt: skip
    axes.minorticks_off()
    axes.set_xlabel(words["seconds"])
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    return save(figure, "tooling-speed", language)


if __name__ == "__main__":
    for language in WORDS:
        for draw in (matrix, signal, speed):
            print(draw(language).name)
