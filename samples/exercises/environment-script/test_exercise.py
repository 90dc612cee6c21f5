import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import exercise

HERE = Path(exercise.__file__)


def header() -> dict:
    lines = HERE.read_text(encoding="utf-8").splitlines()
    start, end = lines.index("# /// script"), lines.index("# ///")
    return tomllib.loads("\n".join(line[2:] for line in lines[start + 1 : end]))


# --8<-- [start:test]
def test_declares_what_it_imports():
    package = packages_distributions()["yaml"][0].lower()
    declared = [name.lower() for name in header()["dependencies"]]
    assert [name for name in declared if name.startswith(package)]
    assert len(declared) == 1


def test_claims_no_python_that_cannot_read_it():
    # `match` came with 3.10.
    assert header()["requires-python"] == ">=3.10"


def test_still_reads_names():
    assert exercise.names("people: [{name: Ana}, {name: Luis}]") == ["Ana", "Luis"]


# --8<-- [end:test]
