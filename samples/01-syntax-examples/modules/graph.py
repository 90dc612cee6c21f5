"""Which module of a package imports which, read from the source without running it.

python graph.py project/src/invoicing
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


def targets(package: Path, node: ast.AST) -> set[str]:
    """The modules of the package that one import statement names."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        start = ([package.name] if node.level else []) + [node.module or ""]
        names = [".".join(filter(None, [*start, alias.name])) for alias in node.names]
    else:
        return set()
    modules = {file.stem for file in package.glob("*.py")}
    return {
        rest[0] if rest and rest[0] in modules else "__init__"
        for first, *rest in (name.split(".") for name in names)
        if first == package.name
    }


# --8<-- [start:graph]
def at_start(node: ast.AST) -> Iterator[ast.AST]:
    """What runs while a file is imported: no function, nothing for types only."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from at_start(child)


def imports(package: Path) -> dict[str, set[str]]:
    """Module -> what it needs while it is imported."""
    return {
        file.stem: {
            target
            for node in at_start(ast.parse(file.read_text(encoding="utf-8")))
            for target in targets(package, node)
        }
        for file in sorted(package.glob("*.py"))
    }


# --8<-- [end:graph]


def deferred(package: Path) -> dict[str, set[str]]:
    """Module -> what its functions import when they are called."""
    return {
        file.stem: {
            target
            for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
            for target in targets(package, node)
        }
        for file in sorted(package.glob("*.py"))
    }


def main(path: str) -> int:
    graph = imports(Path(path))
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        print("cycle:", " -> ".join(error.args[1]))
        return 1
    for module in order:
        later = deferred(Path(path)).get(module)
        print(
            f"{module:<9} needs {', '.join(sorted(graph[module])) or 'nothing'}"
            + (f"; when called: {', '.join(sorted(later))}" if later else "")
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
