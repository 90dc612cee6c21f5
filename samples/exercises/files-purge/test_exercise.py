import os
import time

import pytest
from exercise import purge

DAY = 86_400


def thrown_away(trash, run, days_ago, name="old.tmp"):
    """A file of last year that clean moved so many days ago."""
    folder = trash / run
    folder.mkdir(parents=True)
    (folder / name).write_text("text")
    os.utime(folder / name, (0, time.time() - 365 * DAY))
    when = time.time() - days_ago * DAY
    os.utime(folder, (when, when))


@pytest.fixture
def trash(tmp_path):
    trash = tmp_path / "trash"
    thrown_away(trash, "0001", 40)
    thrown_away(trash, "0002", 0)
    return trash


# --8<-- [start:test]
def test_what_was_thrown_away_today_stays(trash):
    assert purge(trash, days=30) == ["0001"]
    assert [path.name for path in trash.iterdir()] == ["0002"]


def test_a_link_is_not_followed(trash, tmp_path):
    thrown_away(tmp_path, "elsewhere", 40)
    os.symlink(tmp_path / "elsewhere", trash / "0003")
    purge(trash, days=30)
    assert (tmp_path / "elsewhere" / "old.tmp").exists()


def test_what_is_not_a_run_stays(trash):
    thrown_away(trash, "my own things", 40)
    (trash / "notes.txt").write_text("text")
    assert purge(trash, days=30) == ["0001"]
    assert (trash / "my own things").exists()


# --8<-- [end:test]
