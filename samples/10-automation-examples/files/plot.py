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
        "journal": "journal\nthe plan, on disk",
        "apply": "apply\nreplaces nothing",
        "done": "done",
        "undo": "undo,\nrecover:\nthe journal,\nbackwards",
        "before": "killed before these: nothing has happened",
        "during": "killed before these: recover takes back",
        "after": "after that: undo takes it back",
    },
    "es": {
        "plan": "plan\nefectos como datos",
        "dry": "simulación\nlo imprime",
        "journal": "diario\nel plan, en disco",
        "apply": "aplicar\nno reemplaza nada",
        "done": "terminado",
        "undo": "undo,\nrecover:\nel diario,\nhacia atrás",
        "before": "si muere antes: no ha pasado nada",
        "during": "si muere antes: recover deshace lo hecho",
        "after": "y después: undo lo devuelve",
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


def box(axes: Axes, text: str, x: float, y: float, colour: str) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (x - 1.55, y - 0.45), 3.1, 0.9,
            boxstyle="round,pad=0.06", fill=False, edgecolor=colour, linewidth=1.6,
        )
    )  # fmt: skip
    axes.text(x, y, text, ha="center", va="center", fontsize=9.5, color=INK)


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
    groups = [
        ("before", MUTED, found[:journal]),
        ("during", BAD, found[journal:]),
        ("after", GOOD, []),
    ]
    figure = new_figure(6.0, 5.9)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_xlim(-2.6, 11.2)
    y = top = STEP * (len(found) + 6.2)
    middle = [top]
    y -= 1.9 * STEP
    for name, colour, lines in groups:
        rows = len(lines) + 1
        axes.add_patch(
            Rectangle((3.85, y - rows * STEP + 0.3), 0.11, rows * STEP, color=colour)
        )
        axes.text(4.25, y, words[name], va="center", fontsize=9.2, color=colour)
        for number, call in enumerate(lines, 1):
            axes.text(
                4.45, y - number * STEP, call, va="center", family="monospace",
                fontsize=9, color=INK,
            )  # fmt: skip
        middle.append(y - (rows - 1) / 2 * STEP)
        y -= (rows + 0.55) * STEP
    axes.set_ylim(middle[-1] - 0.7, top + 0.6)
    names = ("plan", "journal", "apply", "done")
    for name, height in zip(names, middle, strict=True):
        box(axes, words[name], 1.75, height, GOOD if name == "done" else OTHER)
    box(axes, words["dry"], 6.2, top, MUTED)
    arrow(axes, (3.45, top), (4.5, top))
    for upper, lower in itertools.pairwise(middle):
        arrow(axes, (1.75, upper - 0.55), (1.75, lower + 0.55))
    for height, end in ((middle[2], 0.2), (middle[3], -0.1)):
        arrow(axes, (0.05, height), (0.05, middle[1] + end), "arc3,rad=-0.5")
    axes.text(
        -2.5,
        (middle[0] + middle[1]) / 2,
        words["undo"],
        va="center",
        fontsize=9.2,
        color=INK,
    )
    save(figure, "files-kill", language)


if __name__ == "__main__":
    once = calls()
    for language in WORDS:
        draw(language, once)
