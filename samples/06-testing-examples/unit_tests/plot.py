"""Draws data/figures/pytest-scopes and pytest-mutants from the captured outputs."""

from __future__ import annotations

import re
from pathlib import Path

from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "session": "session",
        "module": "module",
        "function": "function",
        "test": "test",
        "hollow": "hollow suite",
        "project": "finished suite",
        "killed": "noticed",
        "left": "not noticed",
        "line": "line of invoice.py",
    },
    "es": {
        "session": "sesión",
        "module": "módulo",
        "function": "función",
        "test": "prueba",
        "hollow": "suite hueca",
        "project": "suite terminada",
        "killed": "detectado",
        "left": "no detectado",
        "line": "línea de invoice.py",
    },
}
SCOPES = {"S": "session", "M": "module", "F": "function"}


def trace() -> list[tuple[str, str]]:
    """(event, name) of the captured run, in order."""
    text = (HERE / "outputs" / "scopes.txt").read_text(encoding="utf-8")
    events = re.findall(r"(SETUP|TEARDOWN) +([SMF]) (\w+)|::(\w+) ", text)
    return [
        ("test", test) if test else (f"{what} {scope}", name)
        for what, scope, name, test in events
    ]


def draw_scopes(language: str) -> None:
    words = WORDS[language]
    rows = {"S": 0, "M": 1, "F": 2}
    colours = {"S": OTHER, "M": GOOD, "F": MUTED}
    figure = new_figure(5.2, 2.8)
    axes = figure.add_subplot()
    began: dict[str, int] = {}
    events = trace()
    for at, (event, name) in enumerate(events):
        if event == "test":
            axes.plot(at, 3, "o", color=INK, markersize=8)
            axes.text(at, 3.32, name, ha="center", va="top", color=INK, fontsize=9)
            continue
        what, scope = event.split()
        if what == "SETUP":
            began[scope] = at
            continue
        start = began.pop(scope)
        axes.barh(
            rows[scope],
            at - start,
            left=start,
            height=0.5,
            color=colours[scope],
            alpha=0.35,
        )
        axes.text(
            (at + start) / 2, rows[scope], name, ha="center", va="center", color=INK
        )
    axes.set_yticks(range(4), [words[SCOPES[key]] for key in "SMF"] + [words["test"]])
    axes.set_ylim(3.6, -0.5)
    axes.set_xlim(-0.4, len(events) - 0.6)
    axes.set_xticks([])
    axes.grid(False)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    save(figure, "pytest-scopes", language)


def survivors(run: str) -> list[int]:
    text = (HERE / "outputs" / f"{run}_score.txt").read_text(encoding="utf-8")
    return [int(line) for line in re.findall(r"^invoice\.py:(\d+):", text, flags=re.M)]


def draw_mutants(language: str) -> None:
    from mutate import mutants

    words = WORDS[language]
    source = (HERE / "project" / "src" / "invoice.py").read_text(encoding="utf-8")
    lines = sorted(line for line, _, _ in mutants(source))
    names = sorted(set(lines))
    figure = new_figure(5.2, 3.2)
    for place, run in enumerate(("hollow", "project")):
        axes = figure.add_subplot(2, 1, place + 1)
        left = survivors(run)
        for x, line in enumerate(names):
            for y in range(lines.count(line)):
                alive = y < left.count(line)
                axes.plot(
                    x,
                    y,
                    "X" if alive else "o",
                    color=BAD if alive else GOOD,
                    markersize=7,
                )
        axes.set_title(
            f"{words[run]}: {len(lines) - len(left)} / {len(lines)}",
            loc="left", color=INK, fontsize=10,
        )  # fmt: skip
        axes.set_xticks(
            range(len(names)), [str(line) for line in names] if place else []
        )
        axes.set_yticks([])
        axes.set_ylim(-0.7, max(lines.count(line) for line in names) - 0.3)
        axes.grid(False)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)
        axes.tick_params(length=0)
        if place:
            axes.set_xlabel(words["line"])
        else:
            axes.plot([], [], "o", color=GOOD, label=words["killed"])
            axes.plot([], [], "X", color=BAD, label=words["left"])
            axes.legend(
                loc="lower right", bbox_to_anchor=(1, 0.98), ncols=2, fontsize=9
            )
    save(figure, "pytest-mutants", language)


if __name__ == "__main__":
    for language in ("en", "es"):
        draw_scopes(language)
        draw_mutants(language)
