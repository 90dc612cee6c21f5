"""`make test` leaves out what has passed as it is: tests/unchanged.py, on a project of two test files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

READER = """
from pathlib import Path
import pytest

READS = ("data", "one.txt")
HERE = Path(__file__).resolve().parents[2]

@pytest.mark.parametrize("number", range(3))
def test_reads(number):
    assert (HERE / "data" / "good.txt").read_text() == "good"
"""

PAGES = """
from pathlib import Path
import pytest

READS, READS_PAGES = ("one.txt",), True
SITE = Path(__file__).resolve().parents[2] / "site"

@pytest.mark.parametrize("page", ["en:a/x", "es:a/x", "en:b/index"])
def test_page(page):
    assert (SITE / "a" / "x" / "index.html").is_file()

def test_all_pages():
    assert SITE.is_dir()
"""


class Project:
    """A project with tests, and `make test`'s way to run them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "tests" / "some").mkdir(parents=True)
        for name in ("conftest.py", "smallbook.py", "unchanged.py"):
            shutil.copy(ROOT / "tests" / name, root / "tests")
        self.write("tests/some/test_reader.py", READER)
        self.write("tests/some/test_pages.py", PAGES)
        self.write("tests/some/test_plain.py", "def test_plain(): pass\n")
        self.write("data/good.txt", "good")
        self.write("one.txt", "1")
        for page in ("a/x", "es/a/x", "b", "es/b"):
            self.write(f"site/{page}/index.html", page)

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def run(self, *more: str, only_changed: bool = True) -> str:
        """The last words of a run: how many passed, failed, and were left out."""
        env = {name: value for name, value in os.environ.items() if name not in {"SITE_DIR", "TEST_ONLY_CHANGED"}}
        env |= {"TEST_ONLY_CHANGED": "1"} if only_changed else {}
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
        command += ["--rootdir", str(self.root), "tests", *more]
        done = subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)
        found = re.findall(r"(\d+) (passed|failed|error)", done.stdout.splitlines()[-1])
        assert found, done.stdout + done.stderr
        more = re.findall(r"^(\d+) more passed before", done.stdout, re.MULTILINE)
        found += [(count, "left out") for count in more]
        return ", ".join(f"{count} {word}" for count, word in found)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_passed_is_left_out_until_something_changes_that_it_looks_at(project: Project) -> None:
    assert project.run() == "8 passed"
    assert project.run() == "1 passed, 7 left out", "the file that says nothing about what it looks at always runs"
    assert project.run(only_changed=False) == "8 passed", "whoever calls pytest gets all of it"
    project.write("site/b/index.html", "another paragraph")
    assert project.run() == "2 passed, 6 left out", "its page alone"
    project.write("site/es/a/x/index.html", "another paragraph")
    assert project.run() == "3 passed, 5 left out", "both languages: they look at each other"
    project.write("site/assets/handbook.css", "p {}")
    assert project.run() == "4 passed, 4 left out", "every page loads it"
    project.write("one.txt", "2")
    assert project.run() == "5 passed, 3 left out"
    project.write("tests/some/test_plain.py", "def test_plain(): assert True\n")
    assert project.run() == "8 passed", "the folder of the tests"


def test_what_failed_runs_again_and_takes_its_file_with_it(project: Project) -> None:
    project.write("data/good.txt", "bad")
    assert project.run() == "3 failed, 5 passed"
    assert project.run() == "3 failed, 1 passed, 4 left out"
    project.write("data/good.txt", "good")
    assert project.run() == "4 passed, 4 left out"
    assert project.run() == "1 passed, 7 left out"


def test_a_part_of_a_file_proves_nothing_about_the_rest(project: Project) -> None:
    assert project.run("-k", "reads and 1") == "1 passed"
    assert project.run() == "8 passed"


def test_a_damaged_record_costs_a_run_and_no_more(project: Project) -> None:
    assert project.run() == "8 passed"
    project.write(".cache/tests.json", '["not what it should')
    assert project.run() == "8 passed"
    assert project.run() == "1 passed, 7 left out"


def test_a_digest_is_the_same_in_every_process() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests'); from pathlib import Path; import unchanged\n"
        "inputs = unchanged.Inputs(Path.cwd(), Path.cwd() / 'site')\n"
        "print(inputs.digest('tests/project', (unchanged.SMALL_BOOK,)))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(found) == 1
    assert len(found.pop().strip()) == 64
