"""Draws data/figures/pandas-{row-flow,null-map,engines}.{en,es}.svg.

The first two from a run of the cleaning itself, the third from results/engines.json.
"""

from __future__ import annotations

import io
import json
import statistics
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Curve

from cleaning import NAMES, clean, kinds, read_text
from export import hostile
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "records": "records",
        "orders": "orders",
        "aside": "header, blank,\ntotal",
        "clean": "clean",
        "duplicates": "duplicate",
        "rejected": "rejected",
        "": "whole row",
        "default": "what read_csv takes for missing",
        "ours": "what the cleaning does",
        "value": "value",
        "missing": "missing in the file",
        "wrong": "gap invented, or not seen",
        "reject": "rejected cell or row",
        "line": "line of the file",
        "csv": "csv module",
        "pandas": "pandas",
        "pandas_pyarrow": "pandas, PyArrow reader",
        "duckdb": "DuckDB",
        "seconds": "seconds",
        "mib": "peak memory, MiB",
    },
    "es": {
        "records": "registros",
        "orders": "pedidos",
        "aside": "cabecera, vacía,\ntotal",
        "clean": "limpios",
        "duplicates": "duplicado",
        "rejected": "rechazados",
        "": "fila entera",
        "default": "lo que read_csv da por ausente",
        "ours": "lo que hace la limpieza",
        "value": "valor",
        "missing": "ausente en el archivo",
        "wrong": "hueco inventado o no visto",
        "reject": "celda o fila rechazada",
        "line": "línea del archivo",
        "csv": "módulo csv",
        "pandas": "pandas",
        "pandas_pyarrow": "pandas, lector PyArrow",
        "duckdb": "DuckDB",
        "seconds": "segundos",
        "mib": "pico de memoria, MiB",
    },
}


def flows() -> list[tuple[str, str, int]]:
    """(from, to, rows) of the run: each row once, rejects by their first reason."""
    result = clean(hostile())
    rejected = result.rejects.drop_duplicates("line")["column"].value_counts()
    rejected = rejected.reindex([name for name in [*NAMES, ""] if name in rejected])
    total = int(rejected.sum())
    tables = [
        ("clean", len(result.clean)),
        ("duplicates", len(result.duplicates)),
        ("rejected", total),
    ]
    orders = sum(count for _, count in tables)
    return [
        ("records", "orders", orders),
        ("records", "aside", len(result.aside)),
        *[("orders", name, count) for name, count in tables],
        *[("rejected", str(name), int(count)) for name, count in rejected.items()],
    ]


def band(x0: float, y0: float, x1: float, y1: float, high: float) -> Curve:
    """A flow of this height, from one node's right edge to the next one's left."""
    middle = (x0 + x1) / 2
    points = [
        (x0, y0), (middle, y0), (middle, y1), (x1, y1),
        (x1, y1 - high), (middle, y1 - high), (middle, y0 - high), (x0, y0 - high),
        (x0, y0),
    ]  # fmt: skip
    four, line = Curve.CURVE4, Curve.LINETO
    codes = [Curve.MOVETO, four, four, four, line, four, four, four, Curve.CLOSEPOLY]
    return Curve(points, codes)


def draw_flow(language: str) -> Path:
    words, links = WORDS[language], flows()
    size = {"records": sum(n for source, _, n in links if source == "records")}
    size |= {target: n for _, target, n in links}
    reasons = [target for source, target, _ in links if source == "rejected"]
    columns = [["records"], ["orders", "aside"], ["clean", "duplicates", "rejected"]]
    columns.append(reasons)
    tops: dict[str, tuple[float, float]] = {}
    starts = (0.0, 0.0, 0.0, -16.8)
    for column, (names, top) in enumerate(zip(columns, starts, strict=True)):
        for name in names:
            if name == "rejected":
                top -= 2.0  # room for its label
            tops[name] = (column * 1.0, top)
            top -= size[name] + (1.2 if column == 3 else 2.4)
    colours = {"clean": GOOD, "rejected": BAD, "duplicates": OTHER, "aside": OTHER}
    figure = new_figure(6.2, 4.4)
    axes = figure.add_subplot()
    left = {name: top for name, (_, top) in tops.items()}  # where the next flow starts
    for source, target, count in links:
        x0, x1 = tops[source][0] + 0.06, tops[target][0]
        colour = BAD if source == "rejected" else colours.get(target, MUTED)
        axes.add_patch(
            PathPatch(
                band(x0, left[source], x1, tops[target][1], count),
                facecolor=colour, edgecolor="none", alpha=0.3,
            )
        )  # fmt: skip
        left[source] -= count
    for name, (x, top) in tops.items():
        colour = BAD if name in reasons else colours.get(name, MUTED)
        axes.add_patch(
            Rectangle((x, top - size[name]), 0.06, size[name], color=colour, lw=0)
        )
        shown = f"{size[name]} {words.get(name, name)}"
        if name in ("records", "orders", "rejected"):
            axes.text(x, top + 0.5, shown, ha="left", va="bottom", color=INK)
        elif name == "aside":
            below = top - size[name] - 0.5
            axes.text(x, below, shown, ha="left", va="top", color=INK)
        else:
            middle = top - size[name] / 2
            axes.text(x + 0.1, middle, shown, ha="left", va="center", color=INK)
    axes.set_xlim(-0.02, 4.0)
    axes.set_ylim(min(top - size[n] for n, (_, top) in tops.items()) - 4, 2.6)
    axes.axis("off")
    return save(figure, "pandas-row-flow", language)


def null_maps() -> tuple[list[int], dict[str, list[list[str]]]]:
    """Lines of the orders, and for both readings the state of each of their cells."""
    text = hostile().decode("cp1252")
    table = read_text(text)
    usual = pd.read_csv(
        io.StringIO(text), sep=";", header=None, names=NAMES, usecols=NAMES,
        dtype=str, skip_blank_lines=False,
    )  # fmt: skip
    rows = table[kinds(table).isin(["order", "ragged"])]
    result = clean(hostile())
    bad = set(zip(result.rejects["line"], result.rejects["column"], strict=True))
    maps: dict[str, list[list[str]]] = {"default": [], "ours": []}
    for line, cells, gaps in zip(
        rows["line"],
        rows[NAMES].to_dict("records"),
        usual.loc[rows.index].isna().to_dict("records"),
        strict=True,
    ):
        state = {
            name: "missing" if text.strip() in ("", "-", "N/A") else "value"
            for name, text in cells.items()
        }
        maps["default"].append(
            [
                one if gaps[name] == (one == "missing") else "wrong"
                for name, one in state.items()
            ]
        )
        maps["ours"].append(
            [
                "reject" if {(line, name), (line, "")} & bad else one
                for name, one in state.items()
            ]
        )
    return rows["line"].tolist(), maps


def draw_nulls(language: str) -> Path:
    words = WORDS[language]
    lines, maps = null_maps()
    looks: dict[str, dict[str, Any]] = {
        "value": {"facecolor": MUTED, "alpha": 0.25, "edgecolor": "none"},
        "missing": {"facecolor": "none", "edgecolor": MUTED, "linewidth": 0.8},
        "wrong": {"facecolor": BAD, "edgecolor": "none"},
        "reject": {"facecolor": OTHER, "edgecolor": "none"},
    }
    figure = new_figure(6.2, 5.6)
    panels = figure.subplots(1, 2, sharey=True)
    for axes, (title, rows) in zip(panels, maps.items(), strict=True):
        for y, row in enumerate(rows):
            for x, state in enumerate(row):
                axes.add_patch(
                    Rectangle((x + 0.1, y + 0.12), 0.8, 0.76, **looks[state])
                )
        axes.set_title(words[title], color=INK, fontsize=10, pad=8)
        axes.set_xticks([x + 0.5 for x in range(len(NAMES))], NAMES, rotation=90)
        axes.set_yticks([y + 0.5 for y in range(len(lines))], [str(n) for n in lines])
        axes.set_xlim(0, len(NAMES))
        axes.set_ylim(len(lines), 0)
        axes.tick_params(length=0, labelsize=9)
        axes.grid(visible=False)
        for spine in axes.spines.values():
            spine.set_visible(False)
    panels[0].set_ylabel(words["line"])
    handles = [Rectangle((0, 0), 1, 1, **look) for look in looks.values()]
    figure.legend(
        handles, [words[name] for name in looks], loc="outside lower center",
        ncols=2, fontsize=9,
    )  # fmt: skip
    return save(figure, "pandas-null-map", language)


def draw_engines(language: str) -> Path:
    words = WORDS[language]
    text = (HERE / "results" / "engines.json").read_text(encoding="utf-8")
    series = json.loads(text)["series"]
    names = series["engines"]
    figure = new_figure(6.2, 3.0)
    panels = figure.subplots(1, 2, sharey=True)
    for axes, what, colour in zip(
        panels, ("seconds", "mib"), (OTHER, GOOD), strict=True
    ):
        runs = [series[f"{name}_1000000"][what] for name in names]
        middles = [statistics.median(each) for each in runs]
        axes.barh(range(len(names)), middles, 0.6, color=colour, alpha=0.85)
        for y, each in enumerate(runs):
            axes.plot([min(each), max(each)], [y, y], color=INK, linewidth=1.2)
        axes.set_xlabel(words[what])
        axes.set_xlim(0, max(max(each) for each in runs) * 1.05)
        axes.grid(axis="x", visible=True)
        axes.set_axisbelow(True)
        axes.grid(axis="y", visible=False)
    panels[0].set_yticks(range(len(names)), [words[name] for name in names])
    panels[0].invert_yaxis()
    return save(figure, "pandas-engines", language)


if __name__ == "__main__":
    for language in WORDS:
        for draw in (draw_flow, draw_nulls, draw_engines):
            print(draw(language).name)
