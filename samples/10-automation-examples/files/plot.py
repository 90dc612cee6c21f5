"""Draws the way of an effect, beside the calls that a real run makes."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle

import kills
import tidy
import trees
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

WORDS = {
    "en": {
        "plan": "plan\neffects as data",
        "dry": "dry run\nprints it",
        "journal": "journal\nthe plan, on the disk",
        "apply": "apply\nmoves, replaces nothing",
        "done": "done",
        "undo": "undo, recover:\nthe journal,\nbackwards",
        "before": "killed here:\nnothing has happened",
        "during": "killed here:\nrecover takes back\nwhat did happen",
        "after": "complete:\nundo takes it back",
        "reads": "only reads",
    },
    "es": {
        "plan": "plan\nefectos como datos",
        "dry": "simulación\nlo imprime",
        "journal": "diario\nel plan, en el disco",
        "apply": "aplicar\nmueve, no reemplaza",
        "done": "terminado",
        "undo": "undo, recover:\nel diario,\nhacia atrás",
        "before": "si muere aquí:\nno ha pasado nada",
        "during": "si muere aquí:\nrecover devuelve\nlo que sí pasó",
        "after": "completo:\nundo lo devuelve",
        "reads": "solo lee",
    },
}
STEP = 0.62


def calls() -> list[str]:
    """The calls of one run of tidy.py, as it makes them."""
    with tempfile.TemporaryDirectory() as place:
        folder = trees.make(Path(place).resolve() / "folder", kills.MESS)
        status, found = kills.run(folder, "organise")
    if status != tidy.OK:
        raise SystemExit(f"tidy.py ended with {status}")
    return found


def box(
    axes: Axes, text: str, x: float, y: float, colour: str, width: float = 3.0
) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - 0.42), width, 0.84,
            boxstyle="round,pad=0.06", fill=False, edgecolor=colour, linewidth=1.6,
        )
    )  # fmt: skip
    axes.text(x, y, text, ha="center", va="center", fontsize=8.6, color=INK)


def arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], bend: str = ""
) -> None:
    style = {"arrowstyle": "->", "color": MUTED, "lw": 1.4}
    if bend:
        style["connectionstyle"] = bend
    axes.annotate("", end, start, arrowprops=style)


def draw(language: str, found: list[str]) -> None:
    words = WORDS[language]
    journal = found.index("rename .tidy/draft") + 1
    last = len(found) - 1
    figure = new_figure(7.6, 5.6)
    axes = figure.add_subplot()
    axes.set_axis_off()
    top = STEP * len(found) + 1.7
    axes.set_xlim(-3.5, 11.6)
    axes.set_ylim(-1.5, top + 0.5)

    def height(index: float) -> float:
        return STEP * (len(found) - index) - STEP / 2

    bands = [
        (0, journal, MUTED, "before"),
        (journal, last + 1, BAD, "during"),
        (last + 1, len(found) + 2.1, GOOD, "after"),
    ]
    for first, end, colour, name in bands:
        low, high = height(end) + STEP / 2, height(first) + STEP / 2
        axes.add_patch(
            Rectangle((3.75, low + 0.06), 0.1, high - low - 0.12, color=colour, lw=0)
        )
        axes.text(
            8.75, (low + high) / 2, words[name], va="center", fontsize=8.6, color=colour
        )
    for index, call in enumerate(found):
        axes.text(
            4.1, height(index), call, va="center", family="monospace", fontsize=8,
            color=INK,
        )  # fmt: skip
    middle = (
        top,
        height(journal / 2 - 0.5),
        height((journal + last) / 2),
        height(len(found) + 0.5),
    )
    names = ("plan", "journal", "apply", "done")
    for name, y, colour in zip(names, middle, (OTHER, OTHER, OTHER, GOOD), strict=True):
        box(axes, words[name], 1.7, y, colour)
    box(axes, words["dry"], 5.6, top, MUTED, 2.4)
    axes.text(8.75, top, words["reads"], va="center", fontsize=8.6, color=MUTED)
    arrow(axes, (3.3, top), (4.3, top))
    for upper, lower in itertools.pairwise(middle):
        arrow(axes, (1.7, upper - 0.5), (1.7, lower + 0.5))
    bend = "arc3,rad=-0.55"
    arrow(axes, (0.1, middle[2]), (0.1, middle[1] + 0.15), bend)
    arrow(axes, (0.1, middle[3]), (0.1, middle[1] - 0.1), bend)
    axes.text(
        -3.4, (middle[1] + middle[3]) / 2 - 0.5, words["undo"], va="center",
        fontsize=8.6, color=INK,
    )  # fmt: skip
    save(figure, "files-kill", language)


if __name__ == "__main__":
    once = calls()
    for language in WORDS:
        draw(language, once)
