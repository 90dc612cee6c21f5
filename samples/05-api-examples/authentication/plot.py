"""Draws data/figures/authentication-family and authentication-argon2."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from matplotlib.patches import FancyBboxPatch
from support.figures import BAD, GOOD, INK, MUTED, OTHER, new_figure, save

HERE = Path(__file__).parent
WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "token": ("refresh", "token"),
        "owner": "owner rotates",
        "thief": "thief replays token 1: 401",
        "dead": "owner uses token 3: 401",
        "access": "access token,\n5 minutes",
        "live": "works once",
        "used": "used",
        "revoked": "1, 2 and 3: revoked",
        "ms": "median time of one verification, ms",
        "owasp": "19 MiB, 2 passes, 1 lane (this chapter)",
        "owasp_46": "46 MiB, 1 pass, 1 lane (OWASP)",
        "pwdlib": "64 MiB, 3 passes, 4 lanes (pwdlib)",
        "one_lane": "64 MiB, 3 passes, 1 lane",
    },
    "es": {
        "token": ("token de", "refresco"),
        "owner": "lo renueva",
        "thief": "el ladrón repite el token 1: 401",
        "dead": "la dueña usa el token 3: 401",
        "access": "token de acceso,\n5 minutos",
        "live": "vale una vez",
        "used": "usado",
        "revoked": "1, 2 y 3: anulados",
        "ms": "tiempo mediano de una verificación, ms",
        "owasp": "19 MiB, 2 pasadas, 1 hilo (este capítulo)",
        "owasp_46": "46 MiB, 1 pasada, 1 hilo (OWASP)",
        "pwdlib": "64 MiB, 3 pasadas, 4 hilos (pwdlib)",
        "one_lane": "64 MiB, 3 pasadas, 1 hilo",
    },
}


def draw_family(language: str) -> None:
    words = WORDS[language]
    figure = new_figure(5.4, 3.6)
    axes = figure.add_subplot()
    axes.set(xlim=(0, 10), ylim=(0, 5.2))
    axes.axis("off")
    states = [
        ("1", "used", MUTED),
        ("2", "used", MUTED),
        ("3", "live", GOOD),
    ]
    for column, (number, state, colour) in enumerate(states):
        x = 0.2 + column * 3.6
        axes.add_patch(
            FancyBboxPatch(
                (x, 3.5),
                1.9,
                1.1,
                boxstyle="round,pad=0.08",
                fill=False,
                edgecolor=colour,
                linewidth=2,
            )
        )
        lines = (words["token"][0], f"{words['token'][1]} {number}")
        for line, y in zip(lines, (4.25, 3.87), strict=True):
            axes.text(x + 0.95, y, line, ha="center", va="center")
        axes.text(
            x + 0.95,
            4.85,
            words[state],
            ha="center",
            color=colour,
            size=9,
        )
        axes.plot([x, x + 1.9], [3.1, 3.1], color=OTHER, linewidth=4)
        axes.text(x, 2.95, words["access"], color=OTHER, size=8, va="top")
    for x in (2.25, 5.85):
        axes.annotate(
            "",
            xy=(x + 1.4, 4.05),
            xytext=(x, 4.05),
            arrowprops={
                "arrowstyle": "->",
                "color": INK,
                "linewidth": 1.5,
            },
        )
        axes.text(x + 0.7, 4.25, words["owner"], ha="center", size=8)
    axes.annotate(
        "",
        xy=(2.14, 3.42),
        xytext=(2.5, 1.75),
        arrowprops={"arrowstyle": "->", "color": BAD, "linewidth": 1.5},
    )
    axes.text(0.2, 1.35, words["thief"], color=BAD, size=10)
    axes.plot([0.2, 9.3], [1.0, 1.0], color=BAD, linewidth=2)
    axes.text(9.3, 1.35, words["dead"], color=BAD, size=10, ha="right")
    axes.text(4.75, 0.45, words["revoked"], color=BAD, ha="center")
    save(figure, "authentication-family", language)


def draw_cost(language: str) -> None:
    words = WORDS[language]
    text = (HERE / "results" / "cost.json").read_text(encoding="utf-8")
    values = json.loads(text)["values"]
    names = ["one_lane", "pwdlib", "owasp_46", "owasp"]
    figure = new_figure(5.4, 3.2)
    axes = figure.add_subplot()
    took = [values[f"hash_{name}"]["value"] for name in names]
    labels = [
        re.sub(r", (?=\d+ \w+( \(|$))", ",\n", words[n]) for n in names
    ]
    colours = [GOOD if name == "owasp" else OTHER for name in names]
    bars = axes.barh(labels, took, color=colours)
    axes.margins(x=0.1)
    axes.bar_label(bars, fmt="%.0f", padding=4, color=INK)
    axes.set_xlabel(words["ms"])
    axes.grid(visible=False)
    save(figure, "authentication-argon2", language)


if __name__ == "__main__":
    for each in WORDS:
        draw_family(each)
        draw_cost(each)
