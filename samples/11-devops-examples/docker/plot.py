"""Draws what a changed line of code sends again, with either order of the layers."""

from __future__ import annotations

import json
from pathlib import Path

from support.figures import BAD, GOOD, INK, MUTED, new_figure, save

HERE = Path(__file__).resolve().parent
WORDS = {
    "en": {
        "orders": ["code before\npackages", "packages before\ncode"],
        "base": "base image: not sent again",
        "packages": "packages", "code": "code", "same": "from the cache",
    },
    "es": {
        "orders": ["código antes\nque paquetes", "paquetes antes\nque código"],
        "base": "imagen base: no se reenvía",
        "packages": "paquetes", "code": "código", "same": "de la caché",
    },
}  # fmt: skip


def draw(language: str) -> None:
    """Write the figure of one language."""
    words = WORDS[language]
    values = json.loads((HERE / "results" / "layers.json").read_text())["values"]
    packages, code = values["packages"]["value"], values["code"]["value"]
    comma = language == "es"
    sizes = {
        "packages": f"{packages:.1f} MB".replace(".", "," if comma else "."),
        "code": f"{code:.1f} kB".replace(".", "," if comma else "."),
    }
    figure = new_figure(7.2, 3.6)
    axes = figure.subplots()
    axes.set(xlim=(-0.6, 1.6), ylim=(-0.1, 3.2))
    stacks = [["code", "packages"], ["packages", "code"]]
    for x, stack in enumerate(stacks):
        axes.bar(x, 0.8, 0.7, bottom=0, facecolor="none", edgecolor=MUTED)
        axes.text(x, 0.4, words["base"], ha="center", va="center", color=MUTED)
        changed = False
        for level, name in enumerate(stack, 1):
            changed = changed or name == "code"
            colour = (BAD if name == "packages" else GOOD) if changed else MUTED
            axes.bar(
                x,
                0.8,
                0.7,
                bottom=level,
                facecolor="none",
                edgecolor=colour,
                linewidth=3,
            )
            state = sizes[name] if changed else words["same"]
            axes.text(
                x,
                level + 0.4,
                f"{words[name]}: {state}",
                ha="center",
                va="center",
                color=INK,
            )
    axes.set_xticks([0, 1], words["orders"])
    axes.set_yticks([])
    axes.grid(False)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    save(figure, "docker-layers", language)


if __name__ == "__main__":
    for language in WORDS:
        draw(language)
