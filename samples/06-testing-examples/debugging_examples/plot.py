"""Draws the memory plot and the stack snapshot from results/debugging.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matplotlib.ticker import MultipleLocator

from support.figures import BAD, GOOD, INK, MUTED, new_figure, save

RESULT = Path(__file__).with_name("results") / "debugging.json"
WORDS = {
    "en": {
        "x": "requests served",
        "y": "memory of the process, MB",
        "wrong": "cache without a bound",
        "right": "bounded cache",
        "thousands": ",",
        "thread": "Thread {}",
        "has": ["has the lock of ana", "has the lock of ben"],
        "waits": "each waits for the other",
    },
    "es": {
        "x": "peticiones servidas",
        "y": "memoria del proceso, MB",
        "wrong": "caché sin límite",
        "right": "caché con límite",
        "thousands": "\N{NO-BREAK SPACE}",
        "thread": "Hilo {}",
        "has": ["tiene el bloqueo de ana", "tiene el bloqueo de ben"],
        "waits": "cada uno espera al otro",
    },
}


def memory(series: dict[str, Any], language: str) -> Path:
    words = WORDS[language]

    def thousands(amount: float, _position: float = 0) -> str:
        if language == "es" and amount < 10_000:
            return f"{amount:.0f}"
        return f"{amount:,.0f}".replace(",", str(words["thousands"]))

    figure = new_figure(5.6, 3.6)
    axes = figure.add_subplot()
    for name, colour, line, label, place in (
        ("rss_wrong", BAD, "-", "wrong", (13_300, 54.5)),
        ("rss", GOOD, "--", "right", (19_800, 22)),
    ):
        axes.plot(series["requests"], series[name], line, color=colour)
        axes.text(*place, str(words[label]), ha="right", color=INK)
    axes.set_xlabel(str(words["x"]))
    axes.set_ylabel(str(words["y"]))
    axes.set_ylim(bottom=0)
    axes.set_xlim(0, series["requests"][-1])
    axes.xaxis.set_major_locator(MultipleLocator(5_000))
    axes.xaxis.set_major_formatter(thousands)
    return save(figure, "debugging-memory", language)


def stacks(series: dict[str, Any], language: str) -> Path:
    words = WORDS[language]
    threads = [one for one in series["stacks"] if "transfer" in one["name"]]
    figure = new_figure(4.6, 2.7)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_xlim(0, 10)
    axes.set_ylim(0.2, 4.6)
    for number, (left, thread) in enumerate(zip((0.0, 6.0), threads, strict=True)):
        middle = left + 2
        title = str(words["thread"]).format(number + 1)
        axes.text(middle, 4.2, title, ha="center", color=INK, weight="bold")
        frames = [
            frame for frame in thread["frames"] if not frame.startswith("Thread._")
        ]
        for depth, frame in enumerate(reversed(frames)):
            colour = BAD if frame.startswith("transfer") else MUTED
            box = {"boxstyle": "round,pad=0.5", "facecolor": "none"}
            axes.text(
                middle,
                1.6 + depth * 1.2,
                frame.partition(":")[0]
                if not frame.startswith("transfer")
                else frame.replace(":", ", "),
                ha="center",
                va="center",
                color=INK,
                family="monospace",
                bbox=box | {"edgecolor": colour, "linewidth": 1.5},
            )
        axes.text(middle, 0.6, words["has"][number], ha="center", color=INK)
    for start, end, y in ((3.9, 6.1, 3.0), (6.1, 3.9, 2.6)):
        axes.annotate(
            "",
            (end, y),
            (start, y),
            arrowprops={"arrowstyle": "->", "color": BAD, "linewidth": 1.8},
        )
    axes.text(5, 3.55, str(words["waits"]), ha="center", color=BAD)
    return save(figure, "debugging-stacks", language)


if __name__ == "__main__":
    measured = json.loads(RESULT.read_text(encoding="utf-8"))["series"]
    for code in WORDS:
        print(memory(measured, code).name, stacks(measured, code).name)
