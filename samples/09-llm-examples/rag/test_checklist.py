"""The two checklists of this domain: what they name exists, and their commands run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
LISTS = HERE.parents[2] / "data" / "checklists"
OURS = re.compile(r"samples/09-llm-examples/rag/(\w+\.py)(?:::(\w+))?")


def texts(name: str) -> list[str]:
    content = yaml.safe_load((LISTS / f"{name}.yml").read_text(encoding="utf-8"))
    verify = [item["verify"] for item in content["items"]]
    return [one["text"][language] for one in verify for language in ("en", "es")]


@pytest.mark.parametrize("name", ["rag", "llm"])
def test_every_test_that_the_list_names_is_there(name: str) -> None:
    named = [match.groups() for text in texts(name) for match in OURS.finditer(text)]
    assert len(named) >= 10
    for file, test in named:
        source = (HERE / file).read_text(encoding="utf-8")
        assert test is None or f"def {test}(" in source


def commands(word: str) -> list[str]:
    """The commands of both lists that begin with `word`."""
    found = []
    for name in ("rag", "llm"):
        content = yaml.safe_load((LISTS / f"{name}.yml").read_text(encoding="utf-8"))
        found += [item["verify"].get("run", "") for item in content["items"]]
    return [run for run in found if run.startswith(word)]


def test_the_offline_command_passes_here() -> None:
    [run] = commands("env")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", f"{run} test_search.py"],  # one file: the others are running now
        cwd=HERE,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_script_command_is_a_run_whose_output_is_compared() -> None:
    runs = yaml.safe_load((HERE / "sample.yml").read_text(encoding="utf-8"))["runs"]
    captured = {" ".join(run["command"]) for run in runs.values()}
    tested = {"python evaluate.py --gate 0.8"}  # by test_evaluate.py
    assert set(commands("python")) <= captured | tested
