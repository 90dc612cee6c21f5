"""Changes one module in many small ways and asks a suite whether it notices.

python mutate.py MODULE.py SUITE    (SUITE is a folder with its own pytest settings)
"""

import ast
import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

# --8<-- [start:operators]
SWAPS: dict[type, Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """(line, what was changed, changed tree): one change at a time."""
    for place, _ in enumerate(ast.walk(ast.parse(source))):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[place]
        line, before = getattr(node, "lineno", 0), ""
        match node:
            case ast.Compare(ops=[op]) if type(op) in SWAPS:
                before, node.ops = ast.unparse(node), [SWAPS[type(op)]()]
            case ast.BinOp(op=op) if type(op) in SWAPS:
                before, node.op = ast.unparse(node), SWAPS[type(op)]()
            case ast.Constant(value=int(number)) if number is not True:
                before, node.value = ast.unparse(node), number + 1
            case ast.Constant(value=str(text)) if text.startswith("0."):
                before, node.value = ast.unparse(node), text + "1"
            case ast.Raise():
                before = ast.unparse(node)
                node.exc, node.cause = ast.parse("TypeError()", mode="eval").body, None
            case ast.Expr(value=ast.Call()):
                before, node.value = ast.unparse(node), ast.Constant(None)
        if before:
            yield line, f"{before}  ->  {ast.unparse(node)}", tree


# --8<-- [end:operators]


# --8<-- [start:run]
def passes(suite: Path, name: str, tree: ast.Module) -> bool:
    """Put the changed module in place of the real one and run the suite on it."""
    module = sys.modules[name] = ModuleType(name)
    code = compile(ast.fix_missing_locations(tree), name, "exec")
    exec(code, module.__dict__)  # noqa: S102
    for test in [key for key in sys.modules if "test_" in key or "conftest" in key]:
        del sys.modules[test]
    quiet = ["-x", "-q", "--assert=plain", "--disable-plugin-autoload"]
    with contextlib.redirect_stdout(io.StringIO()):
        status = pytest.main([*quiet, "-p", "no:cacheprovider", str(suite)])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(f"pytest could not run the suite: {status!r}")
    return status == pytest.ExitCode.OK


# --8<-- [end:run]


def main(path: Path, suite: Path) -> None:
    source, name = path.read_text(encoding="utf-8"), path.stem
    if not passes(suite, name, ast.parse(source)):
        raise SystemExit("the suite is red before anything is changed")
    changed = list(mutants(source))
    survivors = [
        (line, what) for line, what, tree in changed if passes(suite, name, tree)
    ]
    for line, what in sorted(survivors):
        print(f"{path.name}:{line}: {what}")
    print(f"killed {len(changed) - len(survivors)} of {len(changed)} mutants")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
