"""Draws what each job of both pipelines runs and holds, read from the workflows."""

from __future__ import annotations

from typing import Any

from support.figures import BAD, GOOD, GRID, INK, MUTED, new_figure, save

import step

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "columns": ["runs a stranger's\ncode", "token\nmay write", "can\npublish"],
        "careless": "careless", "careful": "careful",
    },
    "es": {
        "columns": [
            "ejecuta código\nde un extraño",
            "el token\npuede escribir",
            "puede\npublicar",
        ],
        "careless": "descuidado", "careful": "cuidado",
    },
}  # fmt: skip


def facts(workflow: dict[str, Any]) -> dict[str, tuple[bool, bool, bool]]:
    """Job -> whether it runs a stranger's code, may write, and can publish."""
    triggers = workflow[True] if True in workflow else workflow["on"]
    asked = any(str(one).startswith("pull_request") for one in triggers)
    found = {}
    for name, job in workflow["jobs"].items():
        tags_only = "refs/tags" in str(job.get("if", ""))
        checks_out = any("checkout" in str(one.get("uses")) for one in job["steps"])
        rights = job.get("permissions", workflow.get("permissions"))
        # Without a block the repository's default counts, which may be read and write.
        writes = rights is None or "write" in rights.values()
        publishes = "secrets." in str(job) or (rights or {}).get("id-token") == "write"
        found[name] = (asked and checks_out and not tags_only, writes, publishes)
    return found


def draw(language: str) -> None:
    """Write the figure of one language."""
    words = WORDS[language]
    rows = [
        ("careless", job, row) for job, row in facts(step.load("ci_wrong.yml")).items()
    ]
    for name in ("ci.yml", "release.yml"):
        rows += [("careful", job, row) for job, row in facts(step.load(name)).items()]
    figure = new_figure(7.2, 3.9)
    axes = figure.subplots()
    axes.set(xlim=(-0.5, 2.5), ylim=(len(rows) - 0.5, -0.5))
    axes.set_xticks(range(3), words["columns"])
    axes.set_yticks(
        range(len(rows)), [f"{words[kind]}: {job}" for kind, job, _ in rows]
    )
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.grid(False)
    axes.spines[:].set_visible(False)
    for y, (_, _, row) in enumerate(rows):
        axes.axhline(y + 0.5, color=GRID, linewidth=1)
        # What nobody may combine: a stranger's code and a power.
        colour = BAD if row[0] and sum(row) > 1 else GOOD
        for x, holds in enumerate(row):
            if holds:
                axes.plot(x, y, "o", markersize=13, color=colour)
            else:
                axes.plot(x, y, "o", markersize=13, markerfacecolor="none", color=MUTED)
    axes.tick_params(labelcolor=INK)
    save(figure, "ci-cd-rights", language)


if __name__ == "__main__":
    for language in WORDS:
        draw(language)
