"""Draws data/figures/async-{turns,latency}.{en,es}.svg from results/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator
from support.figures import (
    BAD,
    GOOD,
    GRID,
    INK,
    MUTED,
    OTHER,
    new_figure,
    save,
)

RESULTS = Path(__file__).with_name("results")
WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "blocks": "time.sleep: the loop is held",
        "awaits": "await asyncio.sleep: the loop is free",
        "beat": "heartbeat",
        "ms": "milliseconds",
        "sleep": "50 clients, 50 ms of sleep",
        "sql": "50 clients, 50 ms in PostgreSQL",
        "many": "200 clients, 200 ms of sleep",
        "blocking": "async def, blocking",
        "thread": "to_thread, {} threads",
        "plain": "def, 40 threads",
        "awaited": "async def, awaited",
        "rate": "{}/s",
        "latency": "latency: from p50 to p95, ms",
        "decimal": ".",
        "thousands": ",",
    },
    "es": {
        "blocks": "time.sleep: el bucle está retenido",
        "awaits": "await asyncio.sleep: el bucle está libre",
        "beat": "latido",
        "ms": "milisegundos",
        "sleep": "50 clientes, 50 ms de sleep",
        "sql": "50 clientes, 50 ms en PostgreSQL",
        "many": "200 clientes, 200 ms de sleep",
        "blocking": "async def, bloquea",
        "thread": "to_thread, {} hilos",
        "plain": "def, 40 hilos",
        "awaited": "async def, con await",
        "rate": "{}/s",
        "latency": "latencia: de p50 a p95, ms",
        "decimal": ",",
        "thousands": "",
    },
}
TASKS = ("Ana", "Ben", "Eva", "beat")


def read(name: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(
        (RESULTS / f"{name}.json").read_text("utf-8")
    )
    return result


def draw_run(
    axes: Axes, turns: list[list[Any]], words: dict[str, Any]
) -> None:
    """One recorded run: a row per task, a bar per turn, a thin line while it waits."""
    axes.set_axisbelow(True)
    for row, task in enumerate(TASKS):
        mine = [
            (began * 1000, ended * 1000)
            for name, began, ended in turns
            if name == task
        ]
        if task == "beat":
            places = [began for began, _ in mine]
            axes.plot(
                places,
                [row] * len(places),
                "|",
                color=INK,
                markersize=11,
            )
            continue
        # All three are there from the start.
        axes.plot(
            [0, mine[-1][1]],
            [row, row],
            color=MUTED,
            linewidth=1,
            zorder=1,
        )
        for began, ended in mine:
            colour = BAD if ended - began > 40 else GOOD
            axes.barh(
                row,
                ended - began,
                0.6,
                left=began,
                color=colour,
                zorder=2,
            )
    axes.set_yticks(
        range(len(TASKS)), [words.get(task, task) for task in TASKS]
    )
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True, color=GRID)


def draw_turns(language: str) -> Path:
    words, series = WORDS[language], read("turns")["series"]
    figure = new_figure(6.4, 4.8)
    both = figure.subplots(2, 1, sharex=True)
    for axes, name in zip(both, ("blocks", "awaits"), strict=True):
        draw_run(axes, series[name], words)
        axes.set_title(words[name], fontsize=11, loc="left", color=INK)
    both[1].set_xlabel(words["ms"])
    return save(figure, "async-turns", language)


def whole(number: float, words: dict[str, Any]) -> str:
    return f"{number:,.0f}".replace(",", words["thousands"])


def draw_latency(language: str) -> Path:
    words, values = WORDS[language], read("load")["values"]
    places = values["to_thread_places"]["value"]
    groups = (
        ("sleep", ("blocking", "thread", "plain", "awaited")),
        ("sql", ("stock_blocking", "stock_plain", "stock_awaited")),
        ("many", ("many_plain", "many_awaited")),
    )
    figure = new_figure(6.4, 5.6)
    axes = figure.add_subplot()
    row, ticks, labels = 0.0, [], []
    for title, ways in groups:
        axes.annotate(
            words[title], (0, row), xycoords=("axes fraction", "data"),
            xytext=(4, 0), textcoords="offset points", va="center", color=MUTED,
        )  # fmt: skip
        for way in ways:
            row += 1
            kind = way.rpartition("_")[2]
            p50, p95 = (
                values[f"{way}_{key}"]["value"] for key in ("p50", "p95")
            )
            colour = {"blocking": BAD, "awaited": GOOD}.get(kind, OTHER)
            axes.plot([p50, p95], [row, row], color=colour, linewidth=4)
            axes.plot([p50], [row], "o", color=colour, markersize=8)
            rate = whole(values[f"{way}_rps"]["value"], words)
            axes.annotate(
                words["rate"].format(rate), (max(p50, p95), row), xytext=(9, 0),
                textcoords="offset points", va="center", color=INK,
            )  # fmt: skip
            ticks.append(row)
            labels.append(words[kind].format(places))
        row += 1.2
    axes.set_xscale("log")
    axes.set_xlim(30, 9000)
    axes.xaxis.set_major_locator(
        FixedLocator([50, 100, 200, 500, 1000, 2000, 5000])
    )
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: whole(x, words))
    )
    axes.set_yticks(ticks, labels)
    axes.set_ylim(row - 0.6, -0.6)
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True)
    axes.set_xlabel(words["latency"])
    return save(figure, "async-latency", language)


if __name__ == "__main__":
    for language in WORDS:
        print(draw_turns(language).name, draw_latency(language).name)
