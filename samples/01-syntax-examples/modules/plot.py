"""Draws the imports of two packages from their sources: a cycle, and layers."""

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from matplotlib.axes import Axes

from graph import deferred, imports
from support.figures import BAD, GOOD, INK, MUTED, new_figure, save

HERE = Path(__file__).parent
WORDS = {
    "en": {
        "wrong": "cycle_wrong",
        "right": "invoicing",
        "later": "imported when called",
        "start": "imported at the start",
        "cycle": "a cycle",
    },
    "es": {
        "wrong": "cycle_wrong",
        "right": "invoicing",
        "later": "se importa al llamar",
        "start": "se importa al arrancar",
        "cycle": "un ciclo",
    },
}
Place = tuple[float, float]


def layers(graph: dict[str, set[str]]) -> dict[str, int]:
    """Module -> 0 if it needs no other, else one above the highest that it needs."""
    found: dict[str, int] = {}
    for module in TopologicalSorter(graph).static_order():
        found[module] = max((found[x] + 1 for x in graph.get(module, ())), default=0)
    return found


def cyclic(graph: dict[str, set[str]]) -> set[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return set(error.args[1])
    return set()


def places(graph: dict[str, set[str]]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    levels = layers(graph)
    for level in sorted(set(levels.values())):
        row = sorted(
            (module for module in levels if levels[module] == level),
            key=lambda module: (module.startswith("__"), module),
        )
        for index, module in enumerate(row):
            found[module] = (2.5 * (index - (len(row) - 1) / 2), 1.3 * level)
    return found


def arrow(
    axes: Axes, start: Place, end: Place, colour: str, line: str, bend: float
) -> None:
    axes.annotate(
        "",
        end,
        start,
        arrowprops={
            "arrowstyle": "->",
            "color": colour,
            "linewidth": 1.6,
            "linestyle": line,
            "shrinkA": 15,
            "shrinkB": 20,
            "connectionstyle": f"arc3,rad={bend}",
        },
    )


def draw(axes: Axes, package: Path, title: str) -> None:
    graph, later = imports(package), deferred(package)
    if package.name == "cycle_wrong":
        graph.pop("__init__")  # it is empty
    ring = cyclic(graph)
    where = (
        {"__main__": (0.0, 2.1), "model": (-1.4, 0.7), "totals": (1.4, 0.7)}
        if ring
        else places(graph)
    )
    for module, needed in graph.items():
        for other in sorted(needed):
            bad = {module, other} <= ring
            far = abs(where[module][1] - where[other][1]) > 2
            bend = 0.28 if bad else -0.22 if far and not ring else 0.0
            arrow(axes, where[module], where[other], BAD if bad else GOOD, "-", bend)
        for other in sorted(later.get(module, set())):
            arrow(axes, where[module], where[other], MUTED, "--", 0.0)
    for module, (x, y) in where.items():
        box = {"boxstyle": "round,pad=0.35", "facecolor": "none"}
        edge = {"edgecolor": BAD if module in ring else MUTED, "linewidth": 1.2}
        axes.text(
            x, y, module, ha="center", va="center", color=INK, family="monospace",
            fontsize=11, bbox=box | edge,
        )  # fmt: skip
    ys = [y for _, y in where.values()]
    axes.set_xlim(-3.6, 3.6)
    axes.set_ylim(min(ys) - 0.9, max(ys) + 0.7)
    axes.set_axis_off()
    axes.set_title(title, color=INK, family="monospace", fontsize=12)


def main() -> None:
    for language, words in WORDS.items():
        figure = new_figure(5.2, 6.0)  # one above the other: readable on a phone
        top, bottom = figure.subplots(2, 1, height_ratios=[1, 2])
        draw(top, HERE / "cycle_wrong", words["wrong"])
        draw(bottom, HERE / "project" / "src" / "invoicing", words["right"])
        top.text(0, -0.1, words["cycle"], ha="center", color=BAD)
        for y, line, colour, word in (
            (0.03, "-", GOOD, "start"),
            (-0.04, "--", MUTED, "later"),
        ):
            bottom.plot(
                [0.52, 0.6],
                [y, y],
                line,
                color=colour,
                transform=bottom.transAxes,
                clip_on=False,
            )
            bottom.text(
                0.62,
                y,
                words[word],
                color=INK,
                fontsize=11,
                va="center",
                transform=bottom.transAxes,
            )
        print(save(figure, "functions-modules-imports", language).name)


if __name__ == "__main__":
    main()
