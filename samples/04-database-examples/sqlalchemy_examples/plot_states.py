"""Draws data/figures/sqlalchemy-states.{en,es}.svg from outputs/states.txt."""

from __future__ import annotations

import re
from pathlib import Path

from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

CAPTURED = Path(__file__).with_name("outputs") / "states.txt"
PLACES = {
    "transient": (0.13, 0.9),
    "pending": (0.87, 0.9),
    "persistent": (0.5, 0.52),
    "detached": (0.13, 0.1),
    "deleted": (0.5, 0.1),
    "persistent, expired": (0.87, 0.1),
}
# Arrow -> how much it bends, and where its label begins.
ARROWS = {
    ("transient", "pending"): (-0.1, 0.5, 0.985, "center"),
    ("pending", "transient"): (-0.1, 0.5, 0.8, "center"),
    ("pending", "persistent"): (0, 0.73, 0.71, "left"),
    ("persistent", "transient"): (0, 0.28, 0.71, "right"),
    ("persistent", "detached"): (0.2, 0.26, 0.4, "right"),
    ("detached", "persistent"): (0.2, 0.355, 0.22, "left"),
    ("persistent", "deleted"): (0, 0.49, 0.255, "right"),
    ("persistent", "persistent, expired"): (0.2, 0.61, 0.25, "right"),
    ("persistent, expired", "persistent"): (0.2, 0.75, 0.4, "left"),
    ("deleted", "detached"): (0, 0.315, 0.06, "center"),
    ("deleted", "persistent, expired"): (0, 0.65, 0.06, "center"),
}
WORDS = {
    "en": {
        "transient": "transient\nonly Python knows it",
        "pending": "pending\nwaits for a flush",
        "persistent": "persistent\nhas its row",
        "persistent, expired": "persistent, expired\nthe next read asks again",
        "detached": "detached\nno session",
        "deleted": "deleted\nuntil the commit",
    },
    "es": {
        "transient": "transient\nsolo lo conoce Python",
        "pending": "pending\nespera un flush",
        "persistent": "persistent\ntiene su fila",
        "persistent, expired": "persistent, expired\nleer vuelve a preguntar",
        "detached": "detached\nsin sesión",
        "deleted": "deleted\nhasta el commit",
    },
}
SAID: dict[str, dict[str, str]] = {
    "en": {},
    "es": {
        "read an attribute": "leer un atributo",
        "rollback() of an INSERT": "rollback() de un INSERT",
    },
}


def transitions() -> dict[tuple[str, str], list[str]]:
    """(from, to) -> what was called, as the run printed it."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in CAPTURED.read_text(encoding="utf-8").splitlines():
        before, done, after = re.split(r" {2,}", line)
        calls = found.setdefault((before, after), [])
        if done not in calls:
            calls.append(done)
    return found


def draw(language: str) -> Path:
    figure = new_figure(7.2, 4.8)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    boxes = {}
    for name, (x, y) in PLACES.items():
        box = axes.text(
            x,
            y,
            WORDS[language][name],
            color=INK,
            ha="center",
            va="center",
            fontsize=10,
            bbox={
                "boxstyle": "round,pad=0.5",
                "facecolor": "none",
                "edgecolor": GOOD if name == "persistent" else MUTED,
            },
        )
        boxes[name] = box.get_bbox_patch()
    figure.draw_without_rendering()  # the boxes learn their sizes
    for arrow, calls in transitions().items():
        bend, x, y, align = ARROWS[arrow]
        undo = all(call.startswith("rollback()") for call in calls)
        axes.annotate(
            "",
            PLACES[arrow[1]],
            PLACES[arrow[0]],
            arrowprops={
                "arrowstyle": "-|>",
                "color": BAD if undo else OTHER,
                "linestyle": "--" if undo else "-",
                "patchA": boxes[arrow[0]],
                "patchB": boxes[arrow[1]],
                "shrinkA": 3,
                "shrinkB": 3,
                "connectionstyle": f"arc3,rad={bend}",
            },
        )
        label = "\n".join(SAID[language].get(call, call) for call in calls)
        label = label.replace(" + ", "\n+ ")
        axes.text(x, y, label, color=MUTED, fontsize=9, ha=align, va="center")
    return save(figure, "sqlalchemy-states", language)


if __name__ == "__main__":
    for language in WORDS:
        print(draw(language).name)
