"""Draws how often a fixed limit cries wolf, and what the calibrated one sees."""

from __future__ import annotations

import json
from pathlib import Path

from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).resolve().parent
WORDS = {
    "en": {
        "y": "days with an alarm, %", "left": "no drift, limit PSI > 0.1",
        "x": "orders a day", "one": "one feature", "any": "any of twenty",
        "right": "drift of one feature, calibrated",
        "shift": "shift, standard deviations",
    },
    "es": {
        "y": "días con alarma, %", "left": "sin deriva, límite PSI > 0,1",
        "x": "pedidos al día", "one": "una variable", "any": "alguna de veinte",
        "right": "deriva de una variable, calibrada",
        "shift": "desplazamiento, desviaciones típicas",
    },
}  # fmt: skip


def draw(language: str) -> None:
    """Write the figure of one language."""
    words = WORDS[language]
    series = json.loads((HERE / "results" / "alarms.json").read_text())["series"]
    figure = new_figure(7.4, 3.6)
    left, right = figure.subplots(1, 2, sharey=True)
    for key, colour, mark in (("any", BAD, "o-"), ("one", OTHER, "s--")):
        left.plot(series["rows"], series[key], mark, color=colour, label=words[key])
    left.set(xscale="log", xlabel=words["x"], ylabel=words["y"], ylim=(-3, 103))
    left.set_xticks(series["rows"], [str(rows) for rows in series["rows"]])
    left.minorticks_off()
    left.legend(labelcolor=INK)
    right.plot(series["shift"], series["power"], "o-", color=GOOD)
    right.axhline(1, color=MUTED, linewidth=1, linestyle=":")
    right.set(xlabel=words["shift"])
    if language == "es":
        ticks = [0.1, 0.3, 0.5]
        right.set_xticks(ticks, [str(tick).replace(".", ",") for tick in ticks])
    for axes, key in ((left, "left"), (right, "right")):
        axes.set_title(words[key], color=INK, fontsize=11)
    save(figure, "monitoring-alarms", language)


if __name__ == "__main__":
    for language in WORDS:
        draw(language)
