"""`make exercises`: what is open, what is done, and only the reader's own attempts are run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handbook import book as books
from tools import exercises
from tools.common import ROOT

SHIPPED = ROOT / "samples" / "exercises"


def test_an_untouched_exercise_is_open_and_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "attempt", lambda *a, **k: pytest.fail("it was run"))
    assert exercises.state("fastapi-pages", hers=set()) == "open"


@pytest.mark.parametrize(
    ("status", "printed", "expected"),
    [
        (0, "7 passed in 0.1s", "done"),
        (1, "FAILED\n2 failed, 5 passed in 0.68s", "5 of 7"),
        (2, "SyntaxError", "broken"),
    ],
)
def test_hers_is_run(monkeypatch: pytest.MonkeyPatch, status: int, printed: str, expected: str) -> None:
    monkeypatch.setattr(exercises, "attempt", lambda folder, quiet: (status, printed))
    assert exercises.state("fastapi-pages", hers={"fastapi-pages"}) == expected
    assert exercises.state("fastapi-pages", hers=None) == expected  # no git: every one is run


def test_git_names_what_is_hers(tmp_path: Path) -> None:
    file = tmp_path / "samples" / "exercises" / "one" / "exercise.py"
    file.parent.mkdir(parents=True)
    assert exercises.touched(tmp_path) is None
    file.write_text("shipped")
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert exercises.touched(tmp_path) == set()
    file.with_name("notes.txt").write_text("not an answer")
    assert exercises.touched(tmp_path) == set()
    file.write_text("mine")
    assert exercises.touched(tmp_path) == {"one"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_list_holds_every_exercise_and_the_next_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    names = {path.parent.name for path in SHIPPED.glob("*/exercise.yml")}
    monkeypatch.setattr(exercises, "touched", lambda: {"fastapi-pages", "fastapi-discount"})
    monkeypatch.setattr(
        exercises, "attempt", lambda folder, quiet: (0, "") if folder.name == "fastapi-pages" else (1, "1 failed")
    )
    book = books.load(ROOT)
    assert exercises.report(book, language) == 0
    printed = capsys.readouterr().out
    assert {name for name in names if f" {name} " not in printed} == set()
    assert f"done     {'fastapi-pages':<32} {book.exercises['fastapi-pages'].title[language]}" in printed
    assert "0 of 1   fastapi-discount" in printed
    assert f"1 done, 1 begun, {len(names) - 2} open." in printed
    assert printed.splitlines()[-1].startswith("Change samples/exercises/")
