"""The commands of the checklist `automation`, run against this folder."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
BOOK = HERE.parents[2]
ITEMS = yaml.safe_load((BOOK / "data/checklists/automation.yml").read_text("utf-8"))
VERIFY = {item["id"]: item["verify"] for item in ITEMS["items"]}


def run(command: str, folder: Path = HERE) -> subprocess.CompletedProcess[str]:
    own = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{own}{os.pathsep}{os.environ['PATH']}",
        "UV_OFFLINE": "1",
        "UV_PYTHON": sys.executable,
        "RUFF_NO_CACHE": "true",
    }
    return subprocess.run(
        shlex.split(command), cwd=folder, env=environment, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("item", ["timeouts", "no-secrets"])
def test_our_scripts_obey_the_rules(item):
    done = run(VERIFY[item]["run"].replace(" .", " --isolated tidy.py backup.py"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("timeouts", 'import requests\nrequests.get("https://shop.example")\n'),
        ("no-secrets", 'password = "hunter2-hunter2"\n'),
    ],
)
def test_the_rules_find_what_they_are_for(tmp_path, item, code):
    (tmp_path / "script.py").write_text(code)
    done = run(VERIFY[item]["run"].replace(" .", " --isolated ."), tmp_path)
    assert done.returncode == 1
    assert "Found 1 error" in done.stdout


def test_the_script_runs_alone(tmp_path):
    (tmp_path / "tidy.py").write_bytes((HERE / "tidy.py").read_bytes())
    command = VERIFY["single-file"]["run"].replace("script.py", "tidy.py")
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Exit status:" in done.stdout


def test_the_header_asks_for_nothing():
    header = re.search(
        r"# /// script\n(.*?)# ///\n", (HERE / "tidy.py").read_text("utf-8"), re.S
    )
    assert header
    assert "# dependencies = []\n" in header[1]


def test_every_test_that_the_list_names_is_here():
    named = re.findall(
        r"10-automation-examples/files/(test_\w+\.py)::(\w+)", str(VERIFY)
    )
    assert len(named) > 5
    for file, name in named:
        assert f"def {name}(" in (HERE / file).read_text("utf-8")
