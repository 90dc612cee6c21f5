"""Which sample folders a second `make test` may leave out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tools.common import ROOT


@pytest.fixture(scope="module")
def unchanged() -> ModuleType:
    spec = importlib.util.spec_from_file_location("unchanged", ROOT / "samples" / "support" / "unchanged.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FILES = (
    "run.py",
    "support/postgres.py",
    "lanes/web.txt",
    "lanes/data.txt",
    "03-x/one/main.py",
    "03-x/one/outputs/main.txt",
    "03-x/two/main.py",
    "04-y/main.py",
    "exercises/a/exercise.py",
    "exercises/b/exercise.py",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("03-x/one/main.py", {"03-x/one", "03-x/two"}),
        ("03-x/one/outputs/main.txt", {"03-x/one", "03-x/two"}),
        ("04-y/main.py", {"04-y"}),
        ("exercises/a/exercise.py", {"exercises/a"}),
        ("support/postgres.py", {"03-x/one", "03-x/two", "04-y", "exercises/a", "exercises/b"}),
        ("lanes/web.txt", {"03-x/one", "03-x/two", "04-y", "exercises/a", "exercises/b"}),
        ("lanes/data.txt", set()),
        ("run.py", {"03-x/one", "03-x/two", "04-y", "exercises/a", "exercises/b"}),
        ("03-x/one/__pycache__/main.pyc", set()),
        ("03-x/one/.coverage", set()),
    ],
)
def test_a_change_runs_what_could_notice_it(unchanged: ModuleType, root: Path, changed: str, again: set[str]) -> None:
    jobs = ("03-x/one", "03-x/two", "04-y", "exercises/a", "exercises/b")
    before = {job: unchanged.state(job, "web", root) for job in jobs}
    assert before == {job: unchanged.state(job, "web", root) for job in jobs}
    (root / changed).parent.mkdir(exist_ok=True)
    (root / changed).write_text("changed")
    assert {job for job in jobs if unchanged.state(job, "web", root) != before[job]} == again


def test_a_moved_line_is_a_change(unchanged: ModuleType, root: Path) -> None:
    before = unchanged.state("04-y", "web", root)
    (root / "04-y/main.py").rename(root / "04-y/other.py")
    assert unchanged.state("04-y", "web", root) != before


def test_the_record(unchanged: ModuleType, tmp_path: Path) -> None:
    record = tmp_path / ".cache" / "samples.json"
    assert unchanged.load(record) == {}
    unchanged.save({"a": "1", "b": "2"}, set(), "web", record)
    unchanged.save({"a": "3"}, {"b"}, "web", record)
    unchanged.save({"z": "9"}, set(), "data", record)
    assert unchanged.load(record) == {"web": {"a": "3"}, "data": {"z": "9"}}
    record.write_text("{")
    assert unchanged.load(record) == {}
    unchanged.save({"a": "3"}, set(), "web", record)
    assert unchanged.load(record) == {"web": {"a": "3"}}
