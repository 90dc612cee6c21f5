"""Draws data/figures/sql-join, sql-plan and sql-paging from the sample and results."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from matplotlib.ticker import FuncFormatter

from support.figures import BAD, GOOD, GRID, INK, MUTED, new_figure, save

PLANS = Path(__file__).with_name("plans")
PAGING = Path(__file__).with_name("results") / "paging.json"
LINES = [("BULB", 30), ("CORD", 20), ("LAMP", 50)]
PAYMENTS = [("1", 50), ("2", 50)]
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "lines": "lines",
        "payments": "payments",
        "payment": "payment",
        "wrong": "joined, then summed:\n{n} rows\nsold {sold}, paid {paid}",
        "right": "summed, then joined:\n1 row\nsold {sold}, paid {paid}",
        "before": "without the index",
        "after": "with the index",
        "up": "passes up {n} rows",
        "read": "reads {n} rows",
        "x": "page (50 orders each)",
        "y": "median time, ms",
        "thousands": ",",
    },
    "es": {
        "lines": "líneas",
        "payments": "pagos",
        "payment": "pago",
        "wrong": "unir y después sumar:\n{n} filas\nvendido {sold}, pagado {paid}",
        "right": "sumar y después unir:\n1 fila\nvendido {sold}, pagado {paid}",
        "before": "sin el índice",
        "after": "con el índice",
        "up": "entrega {n} filas",
        "read": "lee {n} filas",
        "x": "página (50 pedidos cada una)",
        "y": "tiempo mediano, ms",
        "thousands": "\N{NO-BREAK SPACE}",
    },
}


def box(axes: Any, x: float, y: float, text: str) -> None:  # noqa: ANN401
    style = {"boxstyle": "round,pad=0.35", "facecolor": "none", "edgecolor": MUTED}
    axes.text(x, y, text, ha="center", va="center", color=INK, bbox=style)


def below(axes: Any, text: str, colour: str) -> None:  # noqa: ANN401
    """Line by line: one text of several lines is centred for one font only."""
    for n, line in enumerate(text.splitlines()):
        axes.text(0.5, -0.55 - n * 0.26, line, ha="center", va="center", color=colour)


def join(language: str) -> Path:
    words = WORDS[language]
    figure = new_figure(5.4, 3.4)
    left, right = figure.subplots(1, 2, width_ratios=[3, 2])
    sold = sum(amount for _, amount in LINES)
    paid = sum(amount for _, amount in PAYMENTS)
    for axes in (left, right):
        axes.set_axis_off()
        axes.set_xlim(-0.3, 1.3)
        axes.set_ylim(-1.15, 2.75)
        axes.text(0, 2.6, words["lines"], ha="center", color=MUTED)
        axes.text(1, 2.6, words["payments"], ha="center", color=MUTED)
    for n, (sku, amount) in enumerate(LINES):
        for m in range(len(PAYMENTS)):
            left.plot([0.24, 0.63], [2 - n, 1.5 - m], color=BAD, linewidth=1.4)
        box(left, 0, 2 - n, f"{sku} {amount}")
    for m, (name, amount) in enumerate(PAYMENTS):
        box(left, 1, 1.5 - m, f"{words['payment']} {name}: {amount}")
    rows = len(LINES) * len(PAYMENTS)
    text = words["wrong"].format(
        n=rows, sold=sold * len(PAYMENTS), paid=paid * len(LINES)
    )
    below(left, text, BAD)
    right.plot([0.27, 0.73], [1, 1], color=GOOD, linewidth=1.8)
    box(right, 0, 1, f"Σ {sold}")
    box(right, 1, 1, f"Σ {paid}")
    text = words["right"].format(sold=sold, paid=paid)
    below(right, text, GOOD)
    return save(figure, "sql-join", language)


def nodes(name: str) -> list[tuple[str, int, int]]:
    """The nodes of a committed plan, outermost first: name, rows passed up and read."""
    found: list[tuple[str, int, int]] = []
    loops = 1
    for line in (PLANS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        node = re.search(
            r"^\s*(?:->\s+)?(\S.*?)  \(cost.*actual.* rows=([\d.]+) loops=(\d+)\)", line
        )
        if node:
            loops = int(node[3])
            rows = round(float(node[2]) * loops)
            found.append((node[1], rows, rows))
        elif removed := re.search(r"Rows Removed by Filter: (\d+)", line):
            label, rows, _ = found[-1]
            found[-1] = (label, rows, round(rows + int(removed[1]) * loops, -2))
    return found


def plan(language: str) -> Path:
    words = WORDS[language]
    figure = new_figure(4.8, 4.2)
    for axes, (name, title, colour) in zip(
        figure.subplots(1, 2),
        (("latest_before", "before", BAD), ("latest_after", "after", GOOD)),
        strict=True,
    ):
        axes.set_axis_off()
        axes.set_xlim(-1, 1)
        axes.set_ylim(-3.9, 0.9)
        axes.text(0, 0.7, words[title], ha="center", color=MUTED)
        tree = nodes(name)
        for depth, (label, rows, read) in enumerate(tree):
            label = label.replace(" using orders_latest", "").removesuffix(" on orders")
            last = depth == len(tree) - 1
            count = f"{read if last else rows:,}".replace(",", words["thousands"])
            text = words["read" if last else "up"].format(n=count)
            box(axes, 0, -depth, label)
            axes.text(
                0, -depth - 0.36, text, ha="center", va="center",
                fontsize=9.5, color=colour if last else INK,
            )  # fmt: skip
            if depth:
                arrow = {"arrowstyle": "->", "color": colour}
                axes.annotate(
                    "",
                    (0.85, 0.1 - depth + 1),
                    (0.85, -0.1 - depth),
                    arrowprops=arrow,
                )
    return save(figure, "sql-plan", language)


def paging(language: str) -> Path:
    words = WORDS[language]
    series = json.loads(PAGING.read_text(encoding="utf-8"))["series"]

    def number(amount: float, _position: float = 0) -> str:
        # Spanish groups digits from five on.
        plain = language == "es" and amount < 10_000
        grouped = f"{amount:,.0f}".replace(",", words["thousands"])
        return f"{amount:.0f}" if plain else grouped

    figure = new_figure(5.8, 3.6)
    axes = figure.add_subplot()
    pages = series["page"]
    axes.plot(pages, series["offset"], color=BAD, marker="o", markersize=4)
    axes.plot(pages, series["keyset"], color=GOOD, marker="^", markersize=4)
    for name, text in (("offset", "OFFSET"), ("keyset", "(placed_at, id) < (…)")):
        axes.annotate(
            text,
            (pages[-1], series[name][-1]),
            xytext=(-8, 8),
            textcoords="offset points",
            ha="right",
            color=INK,
        )
    axes.set_xlabel(words["x"])
    axes.set_ylabel(words["y"])
    axes.set_xlim(0, pages[-1] * 1.03)
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, axis="y", color=GRID)
    axes.xaxis.set_major_formatter(FuncFormatter(number))
    axes.yaxis.set_major_formatter(FuncFormatter(number))
    return save(figure, "sql-paging", language)


if __name__ == "__main__":
    for language in WORDS:
        print(*(draw(language).name for draw in (join, plan, paging)))
