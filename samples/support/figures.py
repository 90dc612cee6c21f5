"""Draws figures that are right in both themes: matplotlib draws in placeholder colours, which become CSS variables.

The page inlines the SVG, so `var(--pp-fig-…)` takes the theme's colour; outside a page the fallback counts.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib.figure import Figure

FIGURES = Path(__file__).resolve().parents[2] / "data" / "figures"

# Placeholder drawn by matplotlib -> what stands in the SVG. The placeholders differ from every colour that matplotlib uses itself.
INK, MUTED, GRID = "#010203", "#040506", "#070809"
GOOD, BAD, OTHER = "#0a0b0c", "#0d0e0f", "#101112"
_VARIABLES = {
    INK: "var(--pp-fig-ink,#222)",
    MUTED: "var(--pp-fig-muted,#666)",
    GRID: "var(--pp-fig-grid,#ccc)",
    GOOD: "var(--pp-fig-1,#0b6b57)",
    BAD: "var(--pp-fig-2,#b3261e)",
    OTHER: "var(--pp-fig-3,#2f5fb3)",
}
_STYLE: Any = {
    "svg.fonttype": "none", "svg.hashsalt": "handbook", "font.family": "sans-serif", "font.size": 11,
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none",
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": MUTED, "xtick.color": MUTED, "ytick.color": MUTED,
    "xtick.labelcolor": INK, "ytick.labelcolor": INK, "grid.color": GRID, "axes.grid": True, "axes.grid.axis": "y",
    "axes.spines.top": False, "axes.spines.right": False, "legend.frameon": False, "lines.linewidth": 2,
}  # fmt: skip


def new_figure(width: float = 7.2, height: float = 3.8) -> Figure:
    """An empty figure (inches) in the book's style. Draw with INK, MUTED, GRID, GOOD, BAD, OTHER only."""
    mpl.rcParams.update(_STYLE)
    return Figure(figsize=(width, height), layout="constrained")


def save(figure: Figure, name: str, language: str) -> Path:
    """Write data/figures/<name>.<language>.svg: one <svg>, no prolog, no fixed size, ids that cannot collide, theme colours.

    Raises ValueError if the drawing uses a colour that no theme can change.
    """
    path = FIGURES / f"{name}.{language}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    text = path.read_text(encoding="utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*|<!--.*?-->\s*", "", text, flags=re.S)
    text = re.sub(
        r'(<svg\b[^>]*?) width="[^"]*"',
        r"\1",
        re.sub(r'(<svg\b[^>]*?) height="[^"]*"', r"\1", text, count=1),
        count=1,
    )
    for placeholder, variable in _VARIABLES.items():
        text = text.replace(placeholder, variable)
    left = set(re.findall(r"(?:fill|stroke): (#[0-9a-f]{6})", text))
    if left:
        raise ValueError(
            f"{path.name}: colours that no theme can change: {sorted(left)}; use the constants of this module"
        )
    prefix = f"{name}-"
    text = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}\1"', text)
    text = re.sub(r'(xlink:href="|href="|url\()#', rf"\1#{prefix}", text)
    text = "\n".join(line for line in text.splitlines() if line.strip()) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
