"""Which module of this project imports which, read from the source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
APPS = ("config", "items", "jobs", "accounts")
# save(, asave(, bulk_create(, get_or_create(, update_or_create( …
WRITES = re.compile(r"\.\w*(?:save|create|update|delete)\(|\batomic\b")


# --8<-- [start:imports]
def imports(module: str) -> set[str]:
    """The modules that a file names in its import statements."""
    source = HERE / f"{module.replace('.', '/')}.py"
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def writes(source: str) -> list[str]:
    """The calls in a source that write to the database."""
    return WRITES.findall(source)


def modules() -> list[str]:
    """Every module of the project, migrations and markers apart."""
    return [
        ".".join(path.relative_to(HERE).with_suffix("").parts)
        for app in APPS
        for path in sorted((HERE / app).rglob("*.py"))
        if "migrations" not in path.parts and path.stem != "__init__"
    ]


def reachable(module: str) -> set[str]:
    """What a module imports, directly or through this project's modules."""
    seen: set[str] = set()
    todo = {module}
    while todo:
        name = todo.pop()
        for found in imports(name) - seen:
            seen.add(found)
            if found in modules():
                todo.add(found)
    return seen


# --8<-- [end:imports]
