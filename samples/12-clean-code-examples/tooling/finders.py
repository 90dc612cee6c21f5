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
WRONG, MENDED, IDIOMS = (
    HERE / "shop_wrong.py",
    HERE / "project/src/shop.py",
    HERE / "idioms.py",
)
FILE = "src/shop.py"


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


def _ruff(folder: Path, *options: str) -> list[tuple[int, str]]:
    command = ("ruff", "check", "--no-cache", "--output-format", "json", *options, FILE)
    text = run(folder, *command).stdout
    text = text[text.index("[\n") if "[\n" in text else text.index("[]") :]
    return [(one["location"]["row"], one["code"]) for one in json.loads(text)]


def _lines(folder: Path, pattern: str, *command: str) -> list[tuple[int, str]]:
    """(line, code) of a tool that prints one finding per line."""
    text = run(folder, *command).stdout
    return [(int(one[1]), one[2]) for one in re.finditer(pattern, text, re.MULTILINE)]


# --8<-- [start:tools]
def ruff_default(folder: Path) -> list[tuple[int, str]]:
    return _ruff(folder, "--isolated")


def ruff_all(folder: Path) -> list[tuple[int, str]]:
    return _ruff(folder, "--isolated", "--select", "ALL")


def ruff_chosen(folder: Path) -> list[tuple[int, str]]:
    return _ruff(folder) + _ruff(folder, "--preview", "--select", "PLW1514")


def flake8(folder: Path) -> list[tuple[int, str]]:
    line = r"^shop (\d+) (\w+)$"
    form = "--format=shop %(row)d %(code)s"
    return _lines(
        folder, line, "flake8", "--isolated", "--max-line-length=88", form, FILE
    )


def bandit(folder: Path) -> list[tuple[int, str]]:
    form = ("-q", "-f", "custom", "--msg-template", "shop {line} {test_id}")
    return _lines(folder, r"^shop (\d+) (\w+)$", "bandit", *form, FILE)


def mypy(folder: Path) -> list[tuple[int, str]]:
    line = r"^src/shop\.py:(\d+): error: .*\[([\w-]+)\]$"
    return _lines(folder, line, "mypy", FILE)


def ty(folder: Path) -> list[tuple[int, str]]:
    line = r"^src/shop\.py:(\d+):\d+: \w+\[([\w-]+)\]"
    return _lines(folder, line, "ty", "check", "--output-format=concise", FILE)


def pyrefly(folder: Path) -> list[tuple[int, str]]:
    line = r"^ *(?:ERROR|WARN) src/shop\.py:(\d+):.*\[([\w-]+)\]$"
    form = ("--preset=default", "--output-format=min-text")
    return _lines(folder, line, "pyrefly", "check", *form, FILE)


# --8<-- [end:tools]


def pyrefly_basic(folder: Path) -> list[tuple[int, str]]:
    """Pyrefly as it comes. It would read [tool.mypy], so there is no such file here."""
    (folder / "pyproject.toml").unlink()
    line = r"^ *(?:ERROR|WARN) src/shop\.py:(\d+):.*\[([\w-]+)\]$"
    return _lines(folder, line, "pyrefly", "check", "--output-format=min-text", FILE)


STATIC: dict[str, Callable[[Path], list[tuple[int, str]]]] = {
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


def reported(file: Path) -> dict[str, Findings]:
    """What each tool that only reads says about a file of this folder."""
    where = regions(file)
    with project() as folder:
        shutil.copy(file, folder / FILE)
        return {
            name: Counter((where[line], code) for line, code in tool(folder))
            for name, tool in STATIC.items()
        }


def strict_pytest() -> Findings:
    """What the green suite finds once warnings are errors and every line must run.

    A warning at import stops everything, so it is noted and then let through.
    """
    where = regions(WRONG)
    found: Findings = Counter()
    with project() as folder:
        shutil.copy(WRONG, folder / FILE)
        shutil.copy(HERE / "suite_wrong.py", folder / "tests/test_shop.py")
        first = run(folder, "pytest", "-q").stdout
        for line in re.findall(r"SyntaxWarning|shop\.py\", line (\d+)", first):
            if line:
                found[where[int(line)], "warning"] += 1
        second = run(folder, "pytest", "-q", "-W", "ignore::SyntaxWarning").stdout
    for name in re.findall(
        r"^FAILED tests/test_shop\.py::test_(\w+)", second, re.MULTILINE
    ):
        found[name, "warning"] += 1
    missing = re.search(r"shop\.py .*% +([\d, -]+)$", second, re.MULTILINE)
    for part in missing[1].split(", ") if missing else []:
        begin, _, end = part.partition("-")
        for line in range(int(begin), int(end or begin) + 1):
            found[where[line], "coverage"] = 1
    return found


def found() -> dict[str, dict[str, list[str]]]:
    """Tool to defect to the codes that disappear when the defect is mended."""
    wrong, mended = reported(WRONG), reported(MENDED)
    gone = {name: wrong[name] - mended[name] for name in STATIC}
    gone["pytest"] = strict_pytest()
    return {
        name: {
            defect: sorted({code for place, code in findings if place == defect})
            for defect in names(WRONG)
            if any(place == defect for place, _ in findings)
        }
        for name, findings in gone.items()
    }


def flagged() -> dict[str, dict[str, list[str]]]:
    """Tool to idiom to the codes that it reports there, though nothing is wrong."""
    return {
        name: {
            idiom: sorted({code for place, code in findings if place == idiom})
            for idiom in names(IDIOMS)
            if any(place == idiom for place, _ in findings)
        }
        for name, findings in reported(IDIOMS).items()
    }
