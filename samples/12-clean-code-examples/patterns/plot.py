"""Draws data/figures/patterns-{cost,classes,calls}.{en,es}.svg.

The first from results/cost.json, the second from the signatures of layered/, the third
from the calls that one refund really makes. Run in samples/:
PYTHONPATH=. python 12-clean-code-examples/patterns/plot.py
"""

from __future__ import annotations

import inspect
import json
from datetime import date
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

from layered import fakes, payments, ports, service, storage
from layered.contract import PAID, store
from layered.payments import payment_providers

RESULT = Path(__file__).with_name("results") / "cost.json"
VERSIONS = ["tangled", "arguments", "layered"]
WORDS = {
    "en": {
        "second_provider": "a second provider",
        "new_column": "a new column",
        "size": "the whole checkout",
        "tangled": "tangled",
        "arguments": "arguments",
        "layered": "layered",
        "code": "code",
        "tests": "tests",
        "old": "old lines touched",
        "new": "new lines",
        "lines": "lines, without blank ones",
        "uses": "uses",
        "fits": "has the methods of",
    },
    "es": {
        "second_provider": "un segundo proveedor",
        "new_column": "una columna nueva",
        "size": "todo el código",
        "tangled": "enredada",
        "arguments": "argumentos",
        "layered": "por capas",
        "code": "código",
        "tests": "pruebas",
        "old": "líneas viejas tocadas",
        "new": "líneas nuevas",
        "lines": "líneas, sin contar las vacías",
        "uses": "usa",
        "fits": "tiene los métodos de",
    },
}


def bars(
    ax: Axes, words: dict[str, str], parts: list[tuple[str, str, list[int]]]
) -> None:
    left = [0, 0, 0]
    for label, colour, numbers in parts:
        ax.barh(
            range(3), numbers, left=left, color=colour, alpha=0.5, label=words[label]
        )
        for row, number in enumerate(numbers):
            if number > 3 and number < sum(p[2][row] for p in parts):
                x = left[row] + number / 2
                ax.text(x, row, str(number), ha="center", va="center", color=INK)
        left = [a + b for a, b in zip(left, numbers, strict=True)]
    ax.set_yticks(range(3), [words[version] for version in VERSIONS])
    ax.invert_yaxis()
    ax.grid(visible=False)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(left=False, bottom=False, labelbottom=False)
    for row, total in enumerate(left):
        ax.text(total + max(left) * 0.015, row, str(total), va="center", color=INK)
    ax.set_xlim(0, max(left) * 1.12)


def draw_cost(language: str) -> None:
    words = WORDS[language]
    values = json.loads(RESULT.read_text(encoding="utf-8"))["values"]

    def numbers(pattern: str) -> list[int]:
        return [values[pattern.format(version)]["value"] for version in VERSIONS]

    figure = new_figure(7.2, 5.6)
    whole, provider, column = figure.subplots(3, 1)
    bars(
        whole,
        words,
        [
            ("code", GOOD, numbers("{}_lines")),
            ("tests", OTHER, numbers("{}_test_lines")),
        ],
    )
    whole.set_title(words["size"], loc="left", color=INK, fontsize=11)
    for ax, request in ((provider, "second_provider"), (column, "new_column")):
        bars(
            ax,
            words,
            [
                ("old", BAD, numbers(f"{request}_{{}}_code_old")),
                ("new", GOOD, numbers(f"{request}_{{}}_code_new")),
            ],
        )
        ax.set_title(
            f"{words[request]}: {words['code']}", loc="left", color=INK, fontsize=11
        )
    for ax in (whole, provider):
        ax.legend(loc="lower right", fontsize=9.5, bbox_to_anchor=(1, 0.98), ncols=2)
    save(figure, "patterns-cost", language)


def methods(owner: type) -> list[str]:
    """The public methods, from the code itself."""
    return [
        f"{name}({', '.join(list(inspect.signature(member).parameters)[1:])})"
        for name, member in vars(owner).items()
        if inspect.isfunction(member) and not name.startswith("_")
    ]


def box(
    ax: Axes,
    x: float,
    y: float,
    lines: list[str],
    colour: str,
    unit: tuple[float, float],
) -> None:
    """A box around lines of text; unit: the width of a letter, the height of a line."""
    width = unit[0] * (max(map(len, lines)) + 2)
    height = unit[1] * (len(lines) + 0.6)
    ax.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - height / 2), width, height,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor="none", edgecolor=colour,
        )
    )  # fmt: skip
    for row, line in enumerate(lines):
        ax.text(
            x, y + unit[1] * ((len(lines) - 1) / 2 - row), line,
            ha="center", va="center", fontsize=9.5, color=INK,
        )  # fmt: skip


def draw_classes(language: str) -> None:
    words = WORDS[language]
    figure = new_figure(7.2, 4.4)
    ax = empty(figure)
    ax.set_xlim(0, 12)
    ax.set_ylim(0.5, 9)
    unit = (0.125, 0.5)
    box(ax, 6, 8.2, ["service.refund, service.charge"], INK, unit)
    columns = [
        (2.2, ports.UnitOfWork, storage.SqlUnitOfWork, fakes.MemoryUnitOfWork),
        (6.0, ports.Orders, storage.SqlOrders, fakes.MemoryOrders),
        (9.7, ports.Payments, payments.CardCoPayments, None),
    ]
    for x, port, real, fake in columns:
        arrow(ax, (6 + (x - 6) * 0.55, 7.75), (x, 6.55), MUTED, "-")
        box(ax, x, 5.7, [f"{port.__name__} (Protocol)", *methods(port)], OTHER, unit)
        arrow(ax, (x, 3.15), (x, 4.65), GOOD, "--")
        names = [real.__name__, *([fake.__name__] if fake else [])]
        box(ax, x, 2.4, names, GOOD, unit)
    ax.text(6, 0.9, f"——  {words['uses']}        - - -  {words['fits']}",
            ha="center", color=MUTED, fontsize=9.5)  # fmt: skip
    save(figure, "patterns-classes", language)


def empty(figure: Figure) -> Axes:
    ax = figure.subplots()
    ax.set_axis_off()
    return ax


def arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    style: str,
) -> None:
    ax.annotate(
        "", xy=end, xytext=start,
        arrowprops={"arrowstyle": "->", "color": colour, "linestyle": style},
    )  # fmt: skip


class Spy:
    """Writes down the calls that pass through, and passes them on."""

    def __init__(self, target: Any, name: str, calls: list[tuple[str, str]]) -> None:
        self.target, self.name, self.calls = target, name, calls

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self.target, attribute)
        if not callable(value):
            return Spy(value, attribute, self.calls)

        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls.append((self.name, attribute))
            return value(*args, **kwargs)

        return call

    def __enter__(self) -> Any:
        self.calls.append((self.name, "with"))
        self.target.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.calls.append((self.name, "end of with"))
        self.target.__exit__(*error)


def recorded() -> list[tuple[str, str]]:
    calls: list[tuple[str, str]] = []
    uow, providers = fakes.MemoryUnitOfWork(), payment_providers("test")
    store(uow)
    vars(providers["cardco"])["client"].charged["ch_7"] = PAID.cents
    service.refund(
        PAID.id,
        date(2026, 11, 22),
        uow=Spy(uow, "uow", calls),
        payments={"cardco": Spy(providers["cardco"], "payments", calls)},  # type: ignore[dict-item]
        notify=lambda *told: calls.append(("notify", "(email, text)")),
    )
    return calls


def draw_calls(language: str) -> None:
    calls = recorded()
    lanes = {"refund": 0.0, "uow": 1.0, "orders": 2.0, "payments": 3.0, "notify": 4.0}
    figure = new_figure(7.2, 4.2)
    ax = empty(figure)
    ax.set_xlim(-0.5, 4.6)
    ax.set_ylim(len(calls) + 0.2, -1.1)
    for name, x in lanes.items():
        ax.plot([x, x], [-0.2, len(calls)], color=MUTED, linewidth=1, linestyle=":")
        box(ax, x, -0.6, [name], INK, (0.052, 0.5))
    for row, (lane, message) in enumerate(calls):
        colour = BAD if lane in ("payments", "notify") else GOOD
        arrow(ax, (0, row + 0.55), (lanes[lane], row + 0.55), colour, "-")
        ax.text(0.06, row + 0.45, message, color=INK, fontsize=9.5, va="bottom")
    save(figure, "patterns-calls", language)


if __name__ == "__main__":
    for language in WORDS:
        draw_cost(language)
        draw_classes(language)
        draw_calls(language)
