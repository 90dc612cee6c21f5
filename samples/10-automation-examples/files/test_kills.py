"""SIGKILL before each call of each command, and before each call of the way back."""

import signal

import pytest

import kills
import mess
import tidy
import trees

LOGS: dict[str, str | None] = {name: name for name in ("app.log", "app.log.1")}
COMMANDS = {
    "organise": ["organise", "--skip-conflicts"],
    "rename": ["rename", "TABLE"],
    "clean": ["clean", "--days=0", "--match=*.t*"],
    "rotate": ["rotate", "app.log", "--keep=1"],
}


@pytest.fixture
def make(tmp_path, request):
    """A fresh folder each time, and the words of the command for it."""
    table = tmp_path / "names.csv"
    rows = ("notes.txt,photo.JPG", "photo.JPG,notes.txt", "SCAN.PDF,old.tmp")
    table.write_text("\n".join(["old,new", *rows, "old.tmp,x.tmp"]))
    numbers = iter(range(10_000))

    def fresh():
        folder = mess.make(tmp_path / f"folder-{next(numbers)}")
        return trees.make(folder, LOGS)

    words = [str(table) if w == "TABLE" else w for w in COMMANDS[request.param]]
    return fresh, words


# --8<-- [start:every_call]
@pytest.mark.parametrize("make", COMMANDS, indirect=True)
def test_a_kill_before_any_call_loses_nothing(make):
    fresh, words = make
    status, calls = kills.run(fresh(), *words)
    assert status in (tidy.OK, tidy.CONFLICT)
    assert len(calls) > 6
    for kill in range(1, len(calls) + 1):
        folder = fresh()
        before, texts = trees.fingerprint(folder), trees.texts(folder)
        status, _ = kills.run(folder, *words, kill=kill)
        assert status == -signal.SIGKILL
        assert trees.texts(folder) == texts  # somewhere, each of them
        assert kills.run(folder, "recover")[0] == tidy.OK
        assert trees.fingerprint(folder) == before, f"killed before {calls[kill - 1]}"


# --8<-- [end:every_call]


@pytest.mark.parametrize("make", COMMANDS, indirect=True)
def test_the_way_back_may_be_killed_too(make):
    fresh, words = make
    folder = fresh()
    kills.run(folder, *words)
    _, calls = kills.run(folder, "undo")
    for kill in range(1, len(calls) + 1):
        folder = fresh()
        before, texts = trees.fingerprint(folder), trees.texts(folder)
        kills.run(folder, *words)
        assert kills.run(folder, "undo", kill=kill)[0] == -signal.SIGKILL
        assert trees.texts(folder) == texts
        assert kills.run(folder, "undo")[0] == tidy.OK
        assert trees.fingerprint(folder) == before, f"killed before {calls[kill - 1]}"


def test_the_table_of_the_page():
    rows = kills.table()
    assert {after for *_, after in rows} == {"as before"}
    unfinished = [row[2] for row in rows]
    first = unfinished.index("yes")
    assert rows[first - 1][0] == "rename .tidy/draft"
    assert set(unfinished[first:]) == {"yes"}
    assert rows[first][0] == "mkdir PDFs"  # the journal comes before the first effect


def test_the_watcher_sees_every_call_that_changes_the_tree(tmp_path):
    _, calls = kills.run(mess.make(tmp_path / "folder"), "clean", "--days=30")
    assert calls == [
        "mkdir .tidy",
        "open .tidy/lock",
        "open .tidy/draft",
        "rename .tidy/draft",
        "mkdir .tidy/trash",
        "mkdir .tidy/trash/0001",
        "rename old.tmp",
        "rename .tidy/0001.started",
    ]
