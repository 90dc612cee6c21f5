"""Writes results/matrix.json, results/rules.json and results/speed.json.

In samples/, about 60 s: make measure NAME=12-clean-code-examples/tooling
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import shutil
import statistics
import sysconfig
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import finders
from workshop import HERE, project, run

MODULES = 1000
ROUNDS = 3
GATE = ("ruff_chosen", "mypy", "pytest")
PACKAGES = (
    "ruff", "black", "isort", "flake8", "bandit", "mypy", "ty", "pyrefly", "pytest",
)  # fmt: skip


def value(number: float, unit: str = "", digits: int = 0) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(name: str, values: dict[str, Any], series: dict[str, Any]) -> None:
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in PACKAGES},
        "values": values,
        "series": series,
    }
    (HERE / "results").mkdir(exist_ok=True)
    file = HERE / "results" / f"{name}.json"
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


# --8<-- [start:matrix]
def matrix() -> tuple[dict[str, int], dict[str, Any]]:
    """How many defects each tool finds and how many idioms it reports, and which."""
    found, flagged = finders.look()
    gate = set().union(*(found[tool] for tool in GATE))
    numbers = {f"found_{tool}": len(found[tool]) for tool in found}
    numbers |= {f"flagged_{tool}": len(flagged[tool]) for tool in flagged}
    numbers |= {
        "defects": len(finders.names(finders.WRONG)),
        "idioms": len(finders.names(finders.IDIOMS)),
        "found_gate": len(gate),
        "left": len(finders.names(finders.WRONG)) - len(gate),
    }
    series = {
        "defects": finders.names(finders.WRONG),
        "idioms": finders.names(finders.IDIOMS),
        "found": found,
        "flagged": flagged,
    }
    return numbers, series


# --8<-- [end:matrix]


def enabled(folder: Path, *options: str) -> int:
    """How many rules Ruff has switched on."""
    text = run(
        folder, "ruff", "check", "--show-settings", *options, finders.FILE
    ).stdout
    rules = text.partition("linter.rules.enabled = [")[2].partition("]")[0]
    return rules.count("(")


def reports(folder: Path, library: Path, *options: str) -> int:
    """How much Ruff has to say about a folder of real code."""
    form = ("--exit-zero", "--no-cache", "--statistics", "--output-format", "json")
    text = run(folder, "ruff", "check", *form, *options, str(library)).stdout
    return sum(rule["count"] for rule in json.loads(text[text.index("[\n") :]))


def rules() -> None:
    """Rules per configuration, and their reports on the standard library's own code."""
    settings = {
        "default": ("--isolated",),
        "chosen": (),
        "all": ("--isolated", "--select", "ALL"),
    }
    with project() as folder:
        numbers = {
            f"rules_{name}": enabled(folder, *options)
            for name, options in settings.items()
        }
        library = folder / "library"
        left = shutil.ignore_patterns(
            "site-packages", "test", "tests", "idlelib", "lib2to3", "__pycache__"
        )
        shutil.copytree(sysconfig.get_path("stdlib"), library, ignore=left)
        files = list(library.rglob("*.py"))
        numbers["library_files"] = len(files)
        numbers["library_lines"] = sum(file.read_bytes().count(b"\n") for file in files)
        for name, options in settings.items():
            numbers[f"library_{name}"] = reports(folder, library, *options)
    assert numbers["library_chosen"] * 5 < numbers["library_all"]
    write("rules", {key: value(number) for key, number in numbers.items()}, {})


MODULE = '''"""Orders of region {n}."""

from dataclasses import dataclass
{before}

@dataclass
class Order{n}:
    """An order; the amount is in cents."""

    id: int
    cents: int


def total{n}(orders: list[Order{n}]) -> int:
    """The sum in cents."""
    return sum(order.cents for order in orders)
'''


def generate(folder: Path) -> Path:
    """A package of MODULES small modules, each of which imports one or two others."""
    package = folder / "src" / "regions"
    package.mkdir()
    (package / "__init__.py").touch()
    for n in range(MODULES):
        names = sorted({n // 2, n // 3} - {n}) if n else []
        lines = [f"from regions.m{one:03} import Order{one}" for one in names]
        before = "\n" + "\n".join(lines) + "\n" if lines else ""
        text = MODULE.format(n=n, before=before)
        for one in names:
            text += f"\n\ndef next_to_{one}(order: Order{one}) -> int:\n"
            text += '    """The number of a neighbour."""\n    return order.id\n'
        (package / f"m{n:03}.py").write_text(text, encoding="utf-8")
    return package


TIMED: dict[str, tuple[str, ...]] = {
    "ruff_format": ("ruff", "format", "--check", "src/regions"),
    "black": ("black", "--check", "-q", "src/regions"),
    "ruff_check": ("ruff", "check", "src/regions"),
    "isort": ("isort", "--check", "-q", "--profile", "black", "src/regions"),
    "flake8": ("flake8", "--max-line-length", "88", "src/regions"),
    "bandit": ("bandit", "-q", "-r", "src/regions"),
    "mypy": ("mypy", "src/regions"),
    "ty": ("ty", "check", "src/regions"),
    "pyrefly": ("pyrefly", "check", "--preset", "default", "src/regions"),
}
UNCACHED = ("isort", "flake8", "bandit")  # every run is as long as the first
CACHES = (".ruff_cache", ".mypy_cache", "../home/.cache")


def speed() -> None:
    """Seconds of each tool on the package: without a cache, and after one edit."""
    times: dict[str, dict[str, list[float]]] = {
        tool: {"cold": []} if tool in UNCACHED else {"cold": [], "edit": []}
        for tool in TIMED
    }
    with project() as folder:
        package = generate(folder)
        lines = sum(file.read_bytes().count(b"\n") for file in package.iterdir())
        edited = package / "m500.py"
        rest = edited.read_text(encoding="utf-8").partition("\n")[2]
        for turn in range(ROUNDS):
            for name in CACHES:
                shutil.rmtree(folder / name, ignore_errors=True)
            for tool, command in TIMED.items():
                for state in times[tool]:
                    if state == "edit":
                        first = f'"""Edit {turn}, {tool}."""'
                        edited.write_text(f"{first}\n{rest}", encoding="utf-8")
                    began = time.perf_counter()
                    done = run(folder, *command, MYPY_CACHE_DIR=".mypy_cache")
                    times[tool][state].append(time.perf_counter() - began)
                    assert done.returncode == 0, f"{command}: {done.stdout}"
    median = {
        f"{tool}_{state}": statistics.median(taken)
        for tool, both in times.items()
        for state, taken in both.items()
    }
    old = [median[f"{tool}_cold"] for tool in ("black", "isort", "flake8", "bandit")]
    median["old_cold"] = sum(old)
    median["ruff_cold"] = median["ruff_format_cold"] + median["ruff_check_cold"]
    # What the page says, with a wide margin.
    assert median["ruff_cold"] * 5 < median["old_cold"]
    assert median["mypy_edit"] * 2 < median["mypy_cold"]
    spread = {
        f"{tool}_{state}": [round(min(taken), 2), round(max(taken), 2)]
        for tool, both in times.items()
        for state, taken in both.items()
    }
    values = {
        name: value(seconds * 1000, "ms") if seconds < 1 else value(seconds, "s", 1)
        for name, seconds in median.items()
    }
    values["files"] = value(MODULES)
    values["lines"] = value(lines)
    seconds = {name: round(one, 3) for name, one in median.items()}
    write("speed", values, {"seconds": seconds, "spread": spread})


def main() -> None:
    numbers, series = matrix()
    write("matrix", {key: value(one) for key, one in numbers.items()}, series)
    rules()
    speed()


if __name__ == "__main__":
    main()
