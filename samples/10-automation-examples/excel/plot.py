"""Draws what the cells of the department's sheet are, read from the workbook."""

from __future__ import annotations

import tempfile
from pathlib import Path

from matplotlib.patches import Rectangle
from openpyxl import load_workbook

import workbook
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

WORDS = {
    "en": {"s": "text", "n": "number", "d": "date", "f": "formula", "": "empty"},
    "es": {"s": "texto", "n": "número", "d": "fecha", "f": "fórmula", "": "vacía"},
}
WANTED = {"Order": "s", "Date": "d", "Customer": "s", "Product": "s", "Quantity": "n",
          "Price": "n", "Total": "f"}  # fmt: skip


def draw(language: str) -> None:
    """Write the figure of one language."""
    words = WORDS[language]
    with tempfile.TemporaryDirectory() as scratch:
        sheet = load_workbook(workbook.make(Path(scratch) / "x.xlsx"))["Orders"]
        kinds = [
            ["" if cell.value is None else cell.data_type for cell in row]
            for row in sheet.iter_rows(min_row=2)
        ]
    figure = new_figure(7.2, 4.2)
    axes = figure.subplots()
    axes.set(xlim=(0, 7), ylim=(len(kinds), 0))
    for y, row in enumerate(kinds):
        for x, kind in enumerate(row):
            right = WANTED[workbook.HEADER[x]] == kind
            colour = (OTHER if kind == "f" else GOOD) if right else BAD
            box = Rectangle((x + 0.06, y + 0.1), 0.88, 0.8, facecolor="none")
            box.set(edgecolor=colour, linewidth=1 if right else 3)
            axes.add_patch(box)
            style = {"ha": "center", "va": "center", "color": INK, "fontsize": 10}
            axes.text(x + 0.5, y + 0.5, words[kind], **style)
    axes.set_xticks([x + 0.5 for x in range(7)], workbook.HEADER)
    axes.set_yticks([y + 0.5 for y in range(len(kinds))], range(2, len(kinds) + 2))
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelcolor=MUTED)
    axes.grid(False)
    axes.spines[:].set_visible(False)
    save(figure, "excel-cells", language)


if __name__ == "__main__":
    for language in WORDS:
        draw(language)
