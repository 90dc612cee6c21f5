"""Draws data/figures/when-python-*.svg: the tree, a request, when a rewrite pays."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from record import Gate, read_rules
from rewrite import Prices, months
from support.figures import BAD, GOOD, GRID, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
NAMES = ("waits", "queries", "loops")
WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "start": "a new system",
        "python": "Python: write the record",
        "yes": "yes",
        "<": "less than {}",
        ">=": "{} or more",
        "waits": "waits for\na supplier",
        "queries": "asks\nPostgreSQL",
        "loops": "loops\nin Python",
        "used": "Python on the processor",
        "rest": "waiting for others",
        "ms": "milliseconds of one request",
        "load": "requests per second",
        "months": "months until the rewrite has paid",
        "each": "{} ms of processor time each",
        "thousands": ",",
        "decimal": ".",
    },
    "es": {
        "start": "un sistema nuevo",
        "python": "Python: escribe el registro",
        "yes": "sí",
        "<": "menos de {}",
        ">=": "{} o más",
        "waits": "espera a un\nproveedor",
        "queries": "pregunta a\nPostgreSQL",
        "loops": "bucle\nen Python",
        "used": "Python en el procesador",
        "rest": "espera a otros",
        "ms": "milisegundos de una petición",
        "load": "peticiones por segundo",
        "months": "meses hasta amortizar la reescritura",
        "each": "{} ms de procesador cada una",
        "thousands": "\N{NO-BREAK SPACE}",
        "decimal": ",",
    },
}
UNITS = {"es": {"months": "meses"}}


def condition(gate: Gate, language: str) -> str:
    """When the gate stops, in words."""
    words = WORDS[language]
    if gate.limit is True:
        return str(words["yes"])
    unit = UNITS.get(language, {}).get(gate.unit, gate.unit)
    shown = f"{gate.limit:g} {unit}".strip()
    if language == "en":
        shown = shown.replace(" %", "%")
    return str(words[gate.compare]).format(shown)


def box(
    axes: Axes, place: tuple[float, float, float, float], text: str, edge: str
) -> None:
    x, y, width, height = place
    shape = FancyBboxPatch(
        (x, y), width, height, boxstyle="round,pad=0,rounding_size=0.06",
        facecolor="none", edgecolor=edge, linewidth=1.4,
    )  # fmt: skip
    axes.add_patch(shape)
    axes.text(
        x + width / 2, y + height / 2, text, ha="center", va="center", color=INK,
        fontsize=10, linespacing=1.15,
    )  # fmt: skip


def arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str
) -> None:
    style = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.4}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


def tree(language: str) -> Path:
    gates, words = read_rules(HERE).gates, WORDS[language]
    height, step = 0.78, 1.02
    figure = new_figure(5.4, 1.02 * (len(gates) + 1.6))
    axes = figure.add_subplot()
    axes.set_axis_off()
    top = step * len(gates)
    axes.set_xlim(0, 5.4)
    axes.set_ylim(-0.9, top + 0.75)
    box(axes, (0.45, top + 0.3, 1.9, 0.4), words["start"], MUTED)
    arrow(axes, (1.4, top + 0.3), (1.4, top - step + height + 0.02), MUTED)
    for n, gate in enumerate(gates):
        y = top - step * (n + 1)
        box(axes, (0.02, y, 2.76, height), textwrap.fill(gate.ask[language], 29), OTHER)
        instead = textwrap.fill(gate.instead[language], 25)
        box(
            axes,
            (3.3, y, 2.08, height),
            f"{condition(gate, language)}:\n{instead}",
            BAD,
        )
        arrow(axes, (2.78, y + height / 2), (3.3, y + height / 2), BAD)
        arrow(axes, (1.4, y), (1.4, y - step + height + 0.02), GOOD)
    box(axes, (0.02, -0.7, 2.76, 0.46), words["python"], GOOD)
    return save(figure, "when-python-tree", language)


def request(language: str) -> Path:
    words = WORDS[language]
    content = json.loads((HERE / "results" / "request.json").read_text("utf-8"))
    series = content["series"]
    figure = new_figure(5.4, 3.1)
    axes = figure.add_subplot()
    used = [series[name]["python"] for name in NAMES]
    rest = [series[name]["rest"] for name in NAMES]
    axes.barh(range(3), used, 0.55, color=BAD, label=words["used"])
    axes.barh(range(3), rest, 0.55, left=used, color=GRID, label=words["rest"])
    for n, name in enumerate(NAMES):
        share = f"{content['values'][name]['value']} %"
        shown = share if language == "es" else share.replace(" ", "")
        axes.annotate(
            shown, (used[n] + rest[n], n), xytext=(4, 0), textcoords="offset points",
            va="center", color=INK,
        )  # fmt: skip
    axes.set_yticks(range(3), [words[name] for name in NAMES])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.15 * max(map(sum, zip(used, rest, strict=True))))
    axes.set_xlabel(words["ms"])
    axes.grid(axis="y", visible=False)
    figure.legend(loc="outside upper center", ncols=2, fontsize=10)
    return save(figure, "when-python-request", language)


def rewrite(language: str) -> Path:
    words = WORDS[language]
    figure = new_figure(5.4, 3.6)
    axes = figure.add_subplot()
    loads = [round(100 * 1.06**n) for n in range(112)]
    for cpu_ms, colour, style in ((100, GOOD, "-"), (10, OTHER, "--"), (1, BAD, ":")):
        pays = [(load, months(load, cpu_ms, 20, Prices())) for load in loads]
        found = [(load, needed) for load, needed in pays if needed and needed <= 400]
        label = words["each"].format(cpu_ms)
        axes.plot(*zip(*found, strict=True), color=colour, linestyle=style, label=label)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(100, 60_000)
    axes.set_ylim(1, 300)
    comma = words["thousands"]
    axes.set_xticks(
        [100, 1_000, 10_000],
        ["100", f"1{comma if comma == ',' else ''}000", f"10{comma}000"],
    )
    axes.set_yticks([1, 12, 36, 120], ["1", "12", "36", "120"])
    axes.minorticks_off()
    axes.axhline(12, color=MUTED, linewidth=1)
    axes.set_xlabel(words["load"])
    axes.set_ylabel(words["months"])
    figure.legend(loc="outside upper center", fontsize=10)
    return save(figure, "when-python-rewrite", language)


if __name__ == "__main__":
    for language in WORDS:
        for draw in (tree, request, rewrite):
            print(draw(language).name)
