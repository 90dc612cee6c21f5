"""Draws data/figures/choose-framework-{share,numbers} from results/three_apps.json."""

from __future__ import annotations

import json
from pathlib import Path

from matplotlib.axes import Axes

from support.figures import GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
FRAMEWORKS = ("Flask", "Django", "FastAPI")
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "lines": "lines of code",
        "startup_cpu": "start-up, s of CPU",
        "memory": "memory, MB",
        "hello_rps": "hello world, req/s",
        "read_rps": "read, req/s",
        "write_rps": "write, req/s",
        "read_p95": "read p95, ms",
        "write_p95": "write p95, ms",
        "wait_rps": "waiting 0.1 s, req/s",
        "five": "5 threads",
        "forty": "40 threads",
        "server": "server and framework",
        "rest": "your code, validation, database",
        "read": "read",
        "write": "write",
        "x": "ms per request, one process under load",
    },
    "es": {
        "lines": "líneas de código",
        "startup_cpu": "arranque, s de CPU",
        "memory": "memoria, MB",
        "hello_rps": "hola mundo, pet./s",
        "read_rps": "lectura, pet./s",
        "write_rps": "escritura, pet./s",
        "read_p95": "p95 de lectura, ms",
        "write_p95": "p95 de escritura, ms",
        "wait_rps": "esperando 0,1 s, pet./s",
        "five": "5 hilos",
        "forty": "40 hilos",
        "server": "servidor y framework",
        "rest": "tu código, validación, base de datos",
        "read": "lectura",
        "write": "escritura",
        "x": "ms por petición, un proceso con carga",
    },
}


def values() -> dict[str, float]:
    text = (HERE / "results" / "three_apps.json").read_text(encoding="utf-8")
    return {name: entry["value"] for name, entry in json.loads(text)["values"].items()}


def written(value: float, language: str) -> str:
    if value >= 100 or isinstance(value, int):
        text = f"{value:,.0f}"
    else:
        text = f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    if language == "es":
        text = text.replace(",", "\u202f" if value >= 10_000 else "").replace(".", ",")
    return text


def note(axes: Axes, text: str, x: float, y: float) -> None:
    """A label a little to the right of the end of a bar."""
    axes.annotate(
        text,
        (x, y),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
        color=INK,
    )


def bars(axes: Axes, labels: list[str], found: list[float], language: str) -> None:
    axes.barh(range(len(found)), found, height=0.62, color=OTHER)
    for row, value in enumerate(found):
        text = written(value, language)
        note(axes, text, value, row)
    axes.set_yticks(range(len(found)), labels, fontsize=9)
    axes.invert_yaxis()
    axes.set_xlim(0, max(found) * 1.35)
    axes.set_xticks([])
    axes.grid(False)
    axes.tick_params(length=0)
    axes.spines["bottom"].set_visible(False)


def draw_numbers(language: str) -> None:
    words, found = WORDS[language], values()
    figure = new_figure(6.0, 6.6)  # two columns: a phone shows them at half this size
    places = figure.add_gridspec(5, 2, height_ratios=[3, 3, 3, 3, 4])
    grid = [
        figure.add_subplot(places[row, side]) for row in range(4) for side in (0, 1)
    ]
    grid.append(figure.add_subplot(places[4, :]))
    panels = ["lines", "startup_cpu", "memory", "hello_rps"]
    panels += ["read_rps", "write_rps", "read_p95", "write_p95"]
    for axes, panel in zip(grid, panels, strict=False):
        rows = [found[f"{name.lower()}_{panel}"] for name in FRAMEWORKS]
        bars(axes, list(FRAMEWORKS), rows, language)
        axes.set_title(words[panel], fontsize=10, color=INK, loc="left")
    kinds = ["flask_5", "flask_40", "django_5", "django_40", "fastapi"]
    labels = [
        f"Flask, {words['five']}",
        f"Flask, {words['forty']}",
        f"Django, {words['five']}",
        f"Django, {words['forty']}",
        "FastAPI",
    ]
    bars(grid[8], labels, [found[f"{kind}_wait_rps"] for kind in kinds], language)
    grid[8].set_title(words["wait_rps"], fontsize=10, color=INK, loc="left")
    save(figure, "choose-framework-numbers", language)


def draw_share(language: str) -> None:
    """A request of a busy process takes 1/throughput; hello world is the framework."""
    words, found = WORDS[language], values()
    figure = new_figure(6.0, 3.1)
    axes = figure.add_subplot()
    labels, row = [], 0.0
    positions = []
    for name in FRAMEWORKS:
        own = 1000 / found[f"{name.lower()}_hello_rps"]
        for what in ("read", "write"):
            total = 1000 / found[f"{name.lower()}_{what}_rps"]
            axes.barh(row, own, height=0.7, color=GOOD)
            axes.barh(row, total - own, left=own, height=0.7, color=MUTED)
            space = "\u202f" if language == "es" else ""
            share = f"{100 * own / total:.0f}{space}%"
            note(axes, share, total, row)
            labels.append(f"{name}, {words[what]}")
            positions.append(row)
            row += 0.9
        row += 0.35
    axes.set_yticks(positions, labels)
    axes.invert_yaxis()
    axes.set_xlabel(words["x"])
    mark = "," if language == "es" else "."
    axes.xaxis.set_major_formatter(lambda x, _: f"{x:.1f}".replace(".", mark))
    axes.grid(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, axes.get_xlim()[1] * 1.06)
    handles = [axes.patches[0], axes.patches[1]]
    names = [words["server"], words["rest"]]
    figure.legend(handles, names, loc="outside upper center", ncols=2, fontsize=9.5)
    save(figure, "choose-framework-share", language)


if __name__ == "__main__":
    for language in ("en", "es"):
        draw_numbers(language)
        draw_share(language)
