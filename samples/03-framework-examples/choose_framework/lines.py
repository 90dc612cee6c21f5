"""How long is each app, and how much of it names its framework? python lines.py"""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from running import App, read_apps

PACKAGES = {
    "Flask": {"flask", "werkzeug"},
    "Django": {"django"},
    "FastAPI": {"fastapi", "starlette"},
}
NODE = "# node"


@dataclass(frozen=True)
class Count:
    files: int
    lines: int
    bound: int  # lines of top-level blocks that name the framework


# --8<-- [start:count]
def bare(tree: ast.Module) -> ast.Module:
    """Without docstrings; comments are not in the tree."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        kept = [
            part
            for part in body
            if not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
        ]
        node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return tree


def formatted(source: str) -> str:
    """One formatter, one width: how an author breaks lines does not count."""
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "-"]
    command += ["--line-length", "88"]
    command += ["--config", "format.skip-magic-trailing-comma=true"]
    return subprocess.run(
        command, input=source, capture_output=True, text=True, check=True
    ).stdout


def blocks(source: str) -> list[tuple[ast.stmt, int]]:
    """The top-level blocks of a module, each with its number of lines."""
    nodes = bare(ast.parse(source)).body
    text = "".join(f"{NODE}\n{ast.unparse(node)}\n" for node in nodes)
    parts = formatted(text).split(NODE)[1:]
    counts = [sum(bool(line.strip()) for line in part.splitlines()) for part in parts]
    return list(zip(nodes, counts, strict=True))


# --8<-- [end:count]


def names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def imported(node: ast.stmt, packages: set[str]) -> set[str]:
    """The names that this import takes from the framework."""
    if isinstance(node, ast.ImportFrom) and not node.level:
        if (node.module or "").partition(".")[0] in packages:
            return {alias.asname or alias.name for alias in node.names}
    elif isinstance(node, ast.Import):
        found = [a for a in node.names if a.name.partition(".")[0] in packages]
        return {alias.asname or alias.name.partition(".")[0] for alias in found}
    return set()


# --8<-- [start:bound]
def count(app: App) -> Count:
    packages = PACKAGES[app.name]
    files: list[Path] = app.files()
    modules = [blocks(path.read_text(encoding="utf-8")) for path in files]
    everything = [entry for module in modules for entry in module]
    variables: set[str] = set()  # `router`, `app`: made by the framework at import
    lines = bound = 0
    for _ in range(2):
        lines = bound = 0
        for module in modules:
            taken = set().union(*(imported(node, packages) for node, _ in module))
            for node, size in module:
                lines += size
                if imported(node, packages) or names(node) & (taken | variables):
                    bound += size
                    if isinstance(node, ast.Assign):
                        variables |= {
                            t.id for t in node.targets if isinstance(t, ast.Name)
                        }
    assert lines == sum(size for _, size in everything)  # noqa: S101
    return Count(len(files), lines, bound)


# --8<-- [end:bound]


def main() -> None:
    print(f"{'':<10}{'files':>6}{'lines':>7}{'name the framework':>20}")
    for app in read_apps().values():
        found = count(app)
        share = round(100 * found.bound / found.lines)
        print(
            f"{app.name:<10}{found.files:>6}{found.lines:>7}"
            f"{found.bound:>14} ({share} %)"
        )


if __name__ == "__main__":
    main()
