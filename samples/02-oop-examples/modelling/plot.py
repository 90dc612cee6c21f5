"""Draws data/figures/classes-lookup: the places that a read of a real object passes."""

from __future__ import annotations

from lookup import READS, Order, where
from support.figures import BAD, GOOD, GRID, INK, MUTED, new_figure, save

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "property": "1.\nproperty\nof class",
        "instance": "2.\nthe object\nitself",
        "order": "3. class\nOrder",
        "object": "4. class\nobject",
        "error": "Attribute\nError",
    },
    "es": {
        "property": "1.\npropiedad\nde clase",
        "instance": "2.\natributos\ndel objeto",
        "order": "3. clase\nOrder",
        "object": "4. clase\nobject",
        "error": "Attribute\nError",
    },
}
PLACES = {
    "property of class Order": 0,
    "instance": 1,
    "class Order": 2,
    "class object": 3,
    "AttributeError": 4,
}


def shown(order: Order, name: str) -> str:
    """What the read gives, short."""
    if not hasattr(order, name):
        return ""
    value = getattr(order, name)
    if callable(value):
        return f"{name}()"
    return repr(value)


def draw(language: str) -> None:
    words = WORDS[language]
    order = Order(1042)
    figure = new_figure(5.6, 4.2)
    axes = figure.add_subplot()
    axes.grid(visible=False)
    titles = [words[key] for key in ("property", "instance", "order", "object")]
    for column, title in enumerate([*titles, words["error"]]):
        axes.vlines(column, -0.5, len(READS) - 0.6, color=GRID, linewidth=1, zorder=0)
        axes.text(
            column, -0.65, title, ha="center", va="bottom", color=INK, fontsize=10
        )
    for row, name in enumerate(READS):
        end = PLACES[where(order, name)]
        colour = BAD if end == 4 else GOOD
        axes.text(-0.62, row, f"order.{name}", ha="right", va="center", color=INK)
        axes.plot([-0.55, end], [row, row], color=colour, linewidth=1.6)
        axes.plot(
            range(end),
            [row] * end,
            "o",
            color=MUTED,
            markersize=6,
            markerfacecolor="none",
        )
        axes.plot(end, row, "o" if end < 4 else "X", color=colour, markersize=9)
        value = shown(order, name)
        axes.text(end + 0.14, row - 0.18, value, va="center", fontsize=10, color=INK)
    axes.set_xlim(-2.1, 4.5)
    axes.set_ylim(len(READS) - 0.5, -1.7)
    axes.set_axis_off()
    save(figure, "classes-lookup", language)


if __name__ == "__main__":
    for language in WORDS:
        draw(language)
