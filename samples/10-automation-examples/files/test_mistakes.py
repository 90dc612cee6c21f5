"""What the page shows as wrong is wrong in the way that it says."""

import logging
import os
import shutil
import subprocess
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

import other_device_wrong
import races_wrong
import tidy
import trees

HERE = Path(__file__).parent


def printed(name: str, *, status: int = 0) -> tuple[list[str], str]:
    done = subprocess.run(
        [sys.executable, HERE / name], capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stderr
    return done.stdout.splitlines(), done.stderr


def test_rename_replaces_without_a_word_and_move_does_not(tmp_path):
    trees.make(tmp_path, {"a": "17", "b": "230"})
    with pytest.raises(FileExistsError):
        tidy.move(tmp_path / "a", tmp_path / "b")
    os.rename(tmp_path / "a", tmp_path / "b")
    assert trees.texts(tmp_path) == ["17"]


def test_shutil_move_replaces_a_file_and_refuses_in_a_folder(tmp_path):
    trees.make(tmp_path, {"a": "17", "PDFs/a": "230"})
    with pytest.raises(shutil.Error, match="already exists"):
        shutil.move(tmp_path / "a", tmp_path / "PDFs")
    shutil.move(tmp_path / "a", tmp_path / "PDFs/a")
    assert trees.texts(tmp_path) == ["17"]


def test_shutil_move_copies_over_the_target_when_rename_refuses(tmp_path, monkeypatch):
    """As on Windows, where os.rename raises: here by a stub."""
    trees.make(tmp_path, {"a": "17", "b": "230"})

    def refuses(*args):
        raise FileExistsError

    monkeypatch.setattr(os, "rename", refuses)
    shutil.move(tmp_path / "a", tmp_path / "b")
    assert trees.texts(tmp_path) == ["17"]


def test_only_one_mover_keeps_both_files_of_both_rivals():
    lines, _ = printed("races_wrong.py")
    table = {name: ends for name, *ends in map(str.split, lines[1:])}
    assert table == {
        "look_then_rename": ["LOST", "kept"],
        "look_then_shutil": ["LOST", "kept"],
        "link_then_unlink": ["refused", "LOST"],
        "move": ["refused", "kept"],
    }
    assert len(races_wrong.MOVERS) == len(table)


def test_move_into_a_folder_that_is_not_there():
    lines, errors = printed("into_missing_wrong.py", status=1)
    assert [line.split() for line in lines] == [["PDFs", "'invoice", "18'"]]
    assert "FileExistsError: [Errno 17] File exists: 'PDFs'" in errors


def test_another_device():
    try:
        other_device_wrong.two_devices()
    except SystemExit as reason:
        pytest.skip(str(reason))
    lines, errors = printed("other_device_wrong.py", status=1)
    assert lines == ["the same file: False", "on the share: invoice 17"]
    assert "OSError: [Errno 18]" in errors


def test_an_undecodable_name_ends_the_report():
    _, errors = printed("report_wrong.py", status=1)
    assert "'\\udcf3' in position 9: surrogates not allowed" in errors


def test_a_folder_with_a_hidden_file_is_not_empty():
    _, errors = printed("empty_folder_wrong.py", status=1)
    assert "Directory not empty: '2025'" in errors


def test_no_pattern_finds_the_two_plain_files():
    lines, _ = printed("glob_wrong.py")
    assert len(lines) == len(set(lines)) == 4
    assert "['B.PDF', 'a.pdf']" not in lines


def test_a_writer_goes_on_in_the_renamed_file_and_loses_a_line_in_the_copied_one():
    lines, _ = printed("open_log_wrong.py")
    found = [line.split(maxsplit=1) for line in lines]
    assert found == [
        ["renamed"],
        ["app.log.1", r"'before\nafter\n'"],
        ["copied,", "then truncated"],
        ["app.log", r"'after\n'"],
        ["app.log.1", r"'before\n'"],
    ]


def test_a_watched_handler_notices():
    lines, _ = printed("open_log.py")
    assert [line.split() for line in lines] == [
        ["app.log", r"'after\n'"],
        ["app.log.1", r"'before\n'"],
    ]


def test_a_second_handler_does_not_notice_that_the_first_has_rotated(tmp_path):
    """Two processes have one each."""
    path = tmp_path / "app.log"
    one, two = (RotatingFileHandler(path, maxBytes=40, backupCount=3) for _ in "ab")
    for handler, text in ((one, "a" * 20), (two, "b" * 5), (one, "c" * 20), (two, "d")):
        handler.emit(logging.LogRecord("shop", 30, "", 0, text, None, None))
    one.close()
    two.close()
    assert path.read_text() == f"{'c' * 20}\n"
    assert (tmp_path / "app.log.1").read_text().endswith("\nd\n")
