"""Counts what two change requests cost in three versions of the same checkout.

python cost.py       prints the table
python measure.py    writes it to results/cost.json
"""

import difflib
from pathlib import Path

HERE = Path(__file__).parent
REQUESTS = ["second_provider", "new_column"]
VERSIONS = ["tangled", "arguments", "layered"]
TESTS = {"mocked_wrong.py", "checks.py", "unit_checks.py", "contract.py", "fakes.py"}
UNCOUNTED = {"fakes_wrong.py"}


def code_lines(path: Path) -> list[str]:
    """The file without blank lines and region markers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and "-8<-" not in line]


# --8<-- [start:count]
def count(before: list[str], after: list[str]) -> tuple[int, int]:
    """(lines changed or removed, lines added), as a diff counts them."""
    diff = list(difflib.ndiff(before, after))
    removed = sum(line.startswith("- ") for line in diff)
    added = sum(line.startswith("+ ") for line in diff)
    return removed, added


def cost(request: str, version: str, *, tests: bool) -> dict[str, int]:
    """Files touched, old lines touched, new lines, of code or of tests."""
    files = old = new = 0
    for after in sorted((HERE / "changes" / request / version).glob("*.py")):
        if (after.name in TESTS) is tests:
            touched, added = count(
                code_lines(HERE / version / after.name), code_lines(after)
            )
            files, old, new = files + 1, old + touched, new + added
    return {"files": files, "old": old, "new": new}


# --8<-- [end:count]


def size(version: str) -> tuple[int, int, int, int]:
    """Files and lines of the code, files and lines of its tests."""
    files = [f for f in (HERE / version).glob("*.py") if f.name not in UNCOUNTED]
    code = [len(code_lines(f)) for f in files if f.name not in TESTS]
    tests = [len(code_lines(f)) for f in files if f.name in TESTS]
    return len(code), sum(code), len(tests), sum(tests)


def main() -> None:
    print(f"{'the whole checkout':<28}files       lines  test files  test lines")
    for version in VERSIONS:
        files, lines, test_files, test_lines = size(version)
        print(f"{version:<28}{files:>5}{lines:>12}{test_files:>12}{test_lines:>12}")
    for request in REQUESTS:
        print(f"\n{request:<28}files   old lines   new lines")
        for version in VERSIONS:
            for tests in (False, True):
                done = cost(request, version, tests=tests)
                label = f"{version}{', tests' if tests else ''}"
                print(
                    f"{label:<28}{done['files']:>5}{done['old']:>12}{done['new']:>12}"
                )


if __name__ == "__main__":
    main()
