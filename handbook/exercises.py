"""Exercises: samples/exercises/<id>/ with a task, a test that fails as shipped, a hint and a tested solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.languages import Text
from handbook.problems import Problem, nearest
from handbook.samples import SERVICES, Lane
from handbook.yamlsource import Fields, load

KEYS = ("lane", "needs", "title", "task", "hint")
FILES = ("exercise.py", "test_exercise.py", "solution.py")


@dataclass(frozen=True)
class Exercise:
    """What its exercise.yml says. `id` is its folder's name."""

    id: str
    path: Path
    lane: str
    title: Text
    task: Text
    hint: Text


def load_exercises(root: Path, lanes: Mapping[str, Lane], problems: list[Problem]) -> dict[str, Exercise]:
    """Read every samples/exercises/<id>/exercise.yml."""
    found = {}
    base = root / "samples" / "exercises"
    for folder in sorted(path for path in base.iterdir() if path.is_dir()) if base.is_dir() else ():
        path = folder / "exercise.yml"
        if folder.name == "__pycache__":
            continue
        source = files.relative(root, path)
        if not path.is_file():
            problems.append(Problem(source, 1, f"exercise {folder.name!r} has no exercise.yml"))
            continue
        text = files.try_read(root, path, problems)
        entry = load(text, source, problems) if text is not None else None
        if entry is None:
            continue
        fields = Fields(entry, problems, "exercise.yml", KEYS)
        lane = fields.string("lane")
        if lane and lane not in lanes:
            fields.add("lane", f"unknown lane {lane!r}", nearest(lane, lanes))
        for service in fields.strings("needs"):
            if service not in SERVICES:
                fields.add("needs", f"unknown service {service!r}", nearest(service, SERVICES))
        for name in FILES:
            if not (folder / name).is_file():
                problems.append(Problem(source, 1, f"exercise {folder.name!r} has no {name}"))
        found[folder.name] = Exercise(
            folder.name, folder, lane, fields.text("title"), fields.text("task"), fields.text("hint")
        )
    return found
