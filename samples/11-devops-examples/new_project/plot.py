"""Draws which file decides what: `python plot.py` from this folder."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from matplotlib.patches import FancyBboxPatch
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

TEXTS = {
    "en": {
        "you": "you decide",
        "tool": "uv works it out",
        "machine": "made on each machine",
        "pyproject": "what you ask for:\nrich >= 15, Python >= 3.13",
        "python": "which Python\nto make it with",
        "src": "your code and\nits tests",
        "lock": "what you got: 17 packages,\none version and hash each",
        "venv": "one Python and\nthe locked packages",
        "users": "pytest, mypy,\nyour editor",
        "lock_by": "uv lock",
        "sync_by": "uv sync",
        "commit": "committed",
        "ignored": "in .gitignore",
    },
    "es": {
        "you": "lo decides tú",
        "tool": "lo calcula uv",
        "machine": "se crea en cada máquina",
        "pyproject": "lo que pides:\nrich >= 15, Python >= 3.13",
        "python": "con qué Python\nse crea",
        "src": "tu código y\nsus pruebas",
        "lock": "lo que te ha tocado: 17 paquetes,\ncada uno con versión y hash",
        "venv": "un Python y los\npaquetes del lock",
        "users": "pytest, mypy,\ntu editor",
        "lock_by": "uv lock",
        "sync_by": "uv sync",
        "commit": "en el repositorio",
        "ignored": "en .gitignore",
    },
}
BOXES = [  # key, file, left, bottom, width, colour
    ("pyproject", "pyproject.toml", 0, 2.5, 3.0, GOOD),
    ("python", ".python-version", 0, 1.25, 3.0, GOOD),
    ("src", "src/  tests/", 0, 0, 3.0, GOOD),
    ("lock", "uv.lock", 4.1, 2.5, 3.5, OTHER),
    ("venv", ".venv/", 8.7, 1.25, 2.7, BAD),
    ("users", "", 8.7, -0.35, 2.7, MUTED),
]
ARROWS = [  # from, to, label
    ((3.0, 2.95), (4.05, 2.95), "lock_by"),
    ((7.6, 2.75), (9.6, 2.2), "sync_by"),
    ((3.0, 1.7), (8.65, 1.7), ""),
    ((3.0, 0.45), (8.65, 1.4), ""),
    ((10.05, 0.55), (10.05, 1.2), ""),
]


def draw(language: str) -> None:
    """Write the figure in one language."""
    words = TEXTS[language]
    figure = new_figure(7.6, 3.6)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_xlim(-0.1, 11.5)
    axes.set_ylim(-0.6, 4.3)
    for key, file, left, bottom, width, colour in BOXES:
        axes.add_patch(
            FancyBboxPatch(
                (left + 0.08, bottom + 0.05), width - 0.16, 0.82,
                boxstyle="round,pad=0.06", fill=False, edgecolor=colour, linewidth=1.6,
            )
        )  # fmt: skip
        middle = left + width / 2
        if file:
            axes.text(
                middle, bottom + 0.69, file, ha="center", va="center",
                family="monospace", fontsize=9.5, color=INK,
            )  # fmt: skip
        axes.text(
            middle, bottom + (0.27 if file else 0.46), words[key],
            ha="center", va="center", fontsize=7.8, color=INK,
        )  # fmt: skip
    for start, end, label in ARROWS:
        axes.annotate(
            "", end, start, arrowprops={"arrowstyle": "->", "color": MUTED, "lw": 1.3}
        )
        if label:
            x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            axes.text(
                x + 0.1, y + 0.14, words[label], ha="center", va="bottom",
                fontsize=7.8, family="monospace", color=INK,
            )  # fmt: skip
    for x, head, foot, colour in [
        (1.5, "you", "commit", GOOD),
        (5.85, "tool", "commit", OTHER),
        (10.05, "machine", "ignored", BAD),
    ]:
        axes.text(x, 4.0, words[head], ha="center", fontsize=9.5, color=colour)
        axes.text(x, 3.68, words[foot], ha="center", fontsize=8, color=MUTED)
    save(figure, "environment-files", language)


if __name__ == "__main__":
    for language in TEXTS:
        draw(language)
