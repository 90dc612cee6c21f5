"""Draws data/figures/data-structures-*.svg: the curves, the memory, a hash table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matplotlib.patches import FancyBboxPatch
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from hash_table import PARCELS, fill, tried
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

RESULTS = Path(__file__).with_name("results")
WORDS = {
    "en": {
        "n": "elements",
        "parcels": "parcels of the night",
        "each": "median time of one operation",
        "job": "median time of the job",
        "lists": "two lists",
        "set_dict": "a set and a dict",
        "lookup": {
            "list": "list", "bisect": "sorted list, bisect", "dict": "dict",
            "set": "set",
        },
        "ends": {"list": "list.pop(0)", "deque": "deque.popleft()"},
        "smallest": {
            "min": "min and remove", "sort": "sort each time", "heap": "heapq",
        },
        "containers": "container, per element",
        "records": "record of three fields",
        "bytes": "bytes",
        "slot": "slot",
        "slots": "slots: position of the key, or empty",
        "entries": "entries: in order of arrival",
        "collision": "slot 3 is taken: try 7",
        "hash": "hash % 8",
        "thousands": ",",
        "decimal": ".",
    },
    "es": {
        "n": "elementos",
        "parcels": "paquetes de la noche",
        "each": "tiempo mediano de una operación",
        "job": "tiempo mediano del trabajo",
        "lists": "dos listas",
        "set_dict": "un conjunto y un dict",
        "lookup": {
            "list": "lista", "bisect": "lista ordenada, bisect", "dict": "dict",
            "set": "conjunto",
        },
        "ends": {"list": "list.pop(0)", "deque": "deque.popleft()"},
        "smallest": {
            "min": "min y remove", "sort": "ordenar cada vez", "heap": "heapq",
        },
        "containers": "contenedor, por elemento",
        "records": "registro de tres campos",
        "bytes": "bytes",
        "slot": "casilla",
        "slots": "casillas: posición de la clave, o vacía",
        "entries": "entradas: en orden de llegada",
        "collision": "la 3 está ocupada: prueba la 7",
        "hash": "hash % 8",
        "thousands": "\N{NO-BREAK SPACE}",
        "decimal": ",",
    },
}  # fmt: skip
COLOURS = {
    "list": GOOD, "sort": OTHER, "min": BAD, "bisect": OTHER, "dict": GOOD, "set": INK,
    "deque": GOOD, "heap": GOOD, "lists": BAD, "set_dict": GOOD,
}  # fmt: skip
MARKERS = {"list": "o", "min": "o", "sort": "s", "bisect": "s", "set": "^"}


def grouped(amount: float, words: dict[str, Any]) -> str:
    text = f"{amount:,.0f}"
    if amount < 10_000 and words["decimal"] == ",":
        return text.replace(",", "")  # Spanish groups digits from five on
    return text.replace(",", words["thousands"])


def as_time(ns: float) -> str:
    for unit, factor in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if ns >= factor:
            return f"{ns / factor:.0f} {unit}"
    return f"{ns:.0f} ns"


def read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    return content


def curve(
    name: str,
    labels: dict[str, str],
    language: str,
    *,
    x: str,
    y: str,
    scale: float = 1.0,
    above: tuple[str, ...] = (),
    bad: str = "list",
) -> Path:
    """Time against size, both axes by powers; the label stands at the line's end."""
    words: dict[str, Any] = WORDS[language]
    series = read(name)["series"]
    figure = new_figure(5.4, 3.7)
    axes = figure.add_subplot()
    axes.set_xscale("log")
    axes.set_yscale("log")
    low, high = float("inf"), 0.0
    for key, label in labels.items():
        times = [amount * scale for amount in series[key]]
        low, high = min(low, *times), max(high, *times)
        axes.plot(
            series["n"], times, color=BAD if key == bad else COLOURS[key],
            marker=MARKERS.get(key, "D"), markersize=4,
            linestyle="--" if key in ("bisect", "sort") else "-",
        )  # fmt: skip
        offset = 7 if key in above else -1
        axes.annotate(
            label, (series["n"][-1], times[-1]), xytext=(7, offset),
            textcoords="offset points", ha="left", va="center", color=INK,
        )  # fmt: skip
    axes.xaxis.set_major_locator(FixedLocator(series["n"]))
    powers = [10.0**power for power in range(0, 11)]
    shown = [power for power in powers if low / 10 < power < high * 4]
    axes.yaxis.set_major_locator(FixedLocator(shown))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())
    # The last but one of six labels would touch its neighbours on a phone.
    hidden = series["n"][-2] if len(series["n"]) > 5 else None
    sizes = FuncFormatter(
        lambda amount, _: "" if amount == hidden else grouped(amount, words)
    )
    axes.xaxis.set_major_formatter(sizes)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda amount, _: as_time(amount)))
    axes.set_ylim(shown[0] * 0.7, high * 2.5)
    axes.set_xlabel(words[x])
    axes.set_ylabel(words[y])
    return save(figure, f"data-structures-{name}", language)


def memory(language: str) -> Path:
    words: dict[str, Any] = WORDS[language]
    values = read("memory")["values"]
    names = {
        "container_array": "array('q')", "container_tuple": "tuple",
        "container_list": "list", "container_deque": "deque", "container_set": "set",
        "container_dict": "dict", "record_slots": "dataclass(slots=True)",
        "record_tuple": "tuple", "record_named": "namedtuple",
        "record_dataclass": "dataclass", "record_dict": "dict",
    }  # fmt: skip
    figure = new_figure(5.4, 4.6)
    top, bottom = figure.subplots(2, 1, sharex=True)
    for axes, prefix, title, colour in (
        (top, "container_", "containers", OTHER),
        (bottom, "record_", "records", GOOD),
    ):
        keys = [key for key in names if key.startswith(prefix)]
        amounts = [values[key]["value"] for key in keys]
        bars = axes.barh(range(len(keys)), amounts, color=colour, height=0.62)
        axes.bar_label(bars, padding=4, color=INK)
        axes.set_yticks(range(len(keys)), [names[key] for key in keys])
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.set_title(words[title], loc="left", fontsize=11)
    bottom.set_xlabel(words["bytes"])
    return save(figure, "data-structures-memory", language)


def hash_table(language: str) -> Path:
    """The dict of hash_table.py: what is drawn is what the probe rule computes."""
    words: dict[str, Any] = WORDS[language]
    table = fill(PARCELS, 8)
    visits = tried(PARCELS, 8)
    figure = new_figure(5.6, 4.5)
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 66), ylim=(0, 50))
    axes.axis("off")

    def box(x: float, y: float, width: float, text: str, colour: str) -> None:
        axes.add_patch(
            FancyBboxPatch(
                (x, y), width, 3.6, boxstyle="round,pad=0,rounding_size=0.5",
                facecolor="none", edgecolor=colour, linewidth=1.4,
            )
        )  # fmt: skip
        axes.text(x + width / 2, y + 1.7, text, ha="center", va="center")

    def arrow(start: tuple[float, float], end: tuple[float, float], **how: str) -> None:
        axes.annotate(
            "", end, start, arrowprops={"arrowstyle": "->", "linewidth": 1.4, **how}
        )

    def slot_y(slot: int) -> float:
        return 40.0 - 5 * slot

    def entry_y(position: int) -> float:
        return 35.0 - 8 * position

    axes.text(2, 46.6, words["hash"])
    axes.text(20, 46.6, words["slots"].split(":")[0], weight="bold")
    axes.text(43, 46.6, words["entries"].split(":")[0], weight="bold")
    axes.text(43, 43.6, words["entries"].split(": ")[1], color=MUTED, fontsize=10)
    for slot, position in enumerate(table):
        axes.text(
            18.6, slot_y(slot) + 1.7, str(slot), ha="right", va="center", color=MUTED
        )
        box(20, slot_y(slot), 7, "" if position is None else str(position), MUTED)
    for position, key in enumerate(PARCELS):
        collided = len(visits[key]) > 1
        colour = BAD if collided else GOOD
        box(43, entry_y(position), 19, f"{position}:  {key}", colour)
        first, last = visits[key][0], visits[key][-1]
        shared = [one for one in PARCELS if visits[one][0] == first]
        height = 1.7 + (0.9 - 2.7 * shared.index(key) if len(shared) > 1 else 0)
        axes.text(
            1.5, slot_y(first) + height, f"{key} % 8 = {first}",
            va="center", fontsize=10, color=colour,
        )  # fmt: skip
        arrow((27.4, slot_y(last) + 1.8), (42.6, entry_y(position) + 1.8), color=colour)
        if collided:
            arrow(
                (27.2, slot_y(first) + 0.9), (27.2, slot_y(last) + 2.9), color=BAD,
                connectionstyle="arc3,rad=-0.35", linestyle="--",
            )  # fmt: skip
            axes.text(2, 0.9, f"{key}: {words['collision']}", color=BAD, fontsize=10)
    return save(figure, "data-structures-hash-table", language)


def main() -> None:
    for language in WORDS:
        words: dict[str, Any] = WORDS[language]
        work = {"lists": words["lists"], "set_dict": words["set_dict"]}
        curve("job", work, language, x="parcels", y="job", scale=1e6)
        curve("lookup", words["lookup"], language, x="n", y="each", above=("dict",))
        for name, bad in (("ends", "list"), ("smallest", "min")):
            curve(name, words[name], language, x="n", y="each", bad=bad)
        memory(language)
        hash_table(language)


if __name__ == "__main__":
    main()
