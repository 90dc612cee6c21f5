"""Which module of a package imports which, read from the source without running it.

python graph.py project/src/invoicing
"""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


# --8<-- [start:graph]
def targets(package: str, node: ast.stmt | ast.AST) -> set[str]:
    """The modules of the package that one import statement names."""
    if not isinstance(node, ast.ImportFrom):
        return set()
    module = node.module or ""
    if not node.level and module.partition(".")[0] != package:
        return set()
    name = module if node.level else module.partition(".")[2]
    return {name} if name else {alias.name for alias in node.names}


def imports(package: Path) -> dict[str, set[str]]:
    """Module -> what it needs while it is imported, so no import in a function."""
    return {
        file.stem: {
            target
            for node in ast.parse(file.read_text(encoding="utf-8")).body  # (!)
            for target in targets(package.name, node)
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
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            for target in targets(package.name, node)
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
