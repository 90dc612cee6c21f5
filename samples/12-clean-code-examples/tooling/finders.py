"""Which tool finds which defect. A tool has found one if it reports something
in that function of shop_wrong.py that it no longer reports once it is mended.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from workshop import HERE, MARKER, project, run

Findings = Counter[tuple[str, str]]  # (region of the file, code of the rule)
Report = list[tuple[str, int, str]]  # (file without its suffix, line, code)
WRONG, MENDED, IDIOMS = (
    HERE / "shop_wrong.py",
    HERE / "project/src/shop.py",
    HERE / "idioms.py",
)
FILE = "src/shop.py"
READ = "src/read"  # all three, so that each tool starts once


def regions(file: Path) -> dict[int, str]:
    """Line number to the region that it stands in; empty outside of all."""
    found, inside = {}, ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if marker := MARKER.match(line):
            inside = marker[2] if marker[1] == "start" else ""
        found[number] = inside
    return found


def names(file: Path) -> list[str]:
    """The regions of a file in their order."""
    return [name for name in dict.fromkeys(regions(file).values()) if name]


def _ruff(folder: Path, *options: str) -> Report:
    command = ("ruff", "check", "--no-cache", "--output-format", "json", *options, READ)
    text = run(folder, *command).stdout
    text = text[text.index("[\n") if "[\n" in text else text.index("[]") :]
    return [
        (Path(one["filename"]).stem, one["location"]["row"], one["code"])
        for one in json.loads(text)
    ]


def _lines(folder: Path, pattern: str, *command: str) -> Report:
    """What a tool says that prints one finding per line."""
    text = run(folder, *command, READ).stdout
    found = re.finditer(rf"{READ}/(\w+)\.py{pattern}", text, re.MULTILINE)
    return [(one[1], int(one[2]), one[3]) for one in found]


# --8<-- [start:tools]
def ruff_default(folder: Path) -> Report:
    return _ruff(folder, "--isolated")


def ruff_all(folder: Path) -> Report:
    return _ruff(folder, "--isolated", "--select", "ALL")


def ruff_chosen(folder: Path) -> Report:
    return _ruff(folder) + _ruff(folder, "--preview", "--select", "PLW1514")


def flake8(folder: Path) -> Report:
    options = ("--isolated", "--max-line-length=88")
    return _lines(folder, r":(\d+):\d+: (\w+) ", "flake8", *options)


def bandit(folder: Path) -> Report:
    form = ("-q", "-r", "-f", "custom", "--msg-template", "{relpath}:{line} {test_id}")
    return _lines(folder, r":(\d+) (\w+)$", "bandit", *form)


def mypy(folder: Path) -> Report:
    return _lines(folder, r":(\d+): error: .*\[([\w-]+)\]$", "mypy")


def ty(folder: Path) -> Report:
    form = ("check", "--output-format=concise")
    return _lines(folder, r":(\d+):\d+: \w+\[([\w-]+)\]", "ty", *form)


def pyrefly(folder: Path) -> Report:
    form = ("check", "--preset=default", "--output-format=min-text")
    return _lines(folder, r":(\d+):.*\[([\w-]+)\]$", "pyrefly", *form)


# --8<-- [end:tools]


def pyrefly_basic(folder: Path) -> Report:
    """Pyrefly as it comes. It would read [tool.mypy], so that file is away."""
    (folder / "pyproject.toml").rename(folder / "away.toml")
    form = ("check", "--output-format=min-text")
    found = _lines(folder, r":(\d+):.*\[([\w-]+)\]$", "pyrefly", *form)
    (folder / "away.toml").rename(folder / "pyproject.toml")
    return found


STATIC: dict[str, Callable[[Path], Report]] = {
    "ruff_default": ruff_default,
    "flake8": flake8,
    "bandit": bandit,
    "ruff_chosen": ruff_chosen,
    "mypy": mypy,
    "ty": ty,
    "pyrefly": pyrefly,
    "ruff_all": ruff_all,
    "pyrefly_basic": pyrefly_basic,
}


def reported(*files: Path) -> list[dict[str, Findings]]:
    """For each of these files, what each tool that only reads says about it."""
    with project() as folder:
        (folder / READ).mkdir()
        for number, file in enumerate(files):
            shutil.copy(file, folder / READ / f"file{number}.py")
        reports = {name: tool(folder) for name, tool in STATIC.items()}
    return [
        {
            name: Counter(
                (where[line], code)
                for stem, line, code in report
                if stem == f"file{number}"
            )
            for name, report in reports.items()
        }
        for number, where in enumerate(map(regions, files))
    ]


def strict_pytest() -> Findings:
    """What the green suite finds once warnings are errors and every line must run.

    A warning at import stops everything, so it is noted and then let through.
    """
    where = regions(WRONG)
    found: Findings = Counter()
    with project() as folder:
        shutil.copy(WRONG, folder / FILE)
        shutil.copy(HERE / "suite_wrong.py", folder / "tests/test_shop.py")
        first = run(folder, "pytest", "-q", "--no-cov").stdout
        for line in re.findall(r"shop\.py\", line (\d+)", first):
            found[where[int(line)], "warning"] += 1
        second = run(folder, "pytest", "-q", "-W", "ignore::SyntaxWarning").stdout
    failed = re.findall(r"^FAILED tests/test_shop\.py::test_(\w+)", second, re.M)
    for name in failed:
        found[name, "warning"] += 1
    missing = re.search(r"shop\.py .*% +([\d, -]+)$", second, re.MULTILINE)
    for part in missing[1].split(", ") if missing else []:
        begin, _, end = part.partition("-")
        for line in range(int(begin), int(end or begin) + 1):
            found[where[line], "coverage"] = 1
    return found


def _by_place(findings: Findings, order: list[str]) -> dict[str, list[str]]:
    """Region to its codes, in the file's order; what is outside of all is left out."""
    found: dict[str, list[str]] = {}
    for place in order:
        if codes := sorted({code for one, code in findings if one == place}):
            found[place] = codes
    return found


def look() -> tuple[dict[str, dict[str, list[str]]], dict[str, dict[str, list[str]]]]:
    """Two tables, by tool: defect to the codes that go when it is mended, and idiom
    to the codes that are reported there, though nothing is wrong.
    """
    wrong, mended, idioms = reported(WRONG, MENDED, IDIOMS)
    gone = {name: wrong[name] - mended[name] for name in STATIC}
    gone["pytest"] = strict_pytest()
    defects, pieces = names(WRONG), names(IDIOMS)
    return (
        {name: _by_place(findings, defects) for name, findings in gone.items()},
        {name: _by_place(findings, pieces) for name, findings in idioms.items()},
    )
