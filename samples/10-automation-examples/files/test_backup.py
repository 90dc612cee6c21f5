"""A backup is right, or says what is wrong; and it comes back."""

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest

import backup
import mess
import tidy
import trees


@pytest.fixture
def source(tmp_path):
    folder = mess.make(tmp_path / "source")
    (folder / "empty").mkdir()
    (folder / "notes.txt").chmod(0o640)
    (folder / "book.pdf").chmod(0o750)
    return folder


@pytest.fixture
def saved(tmp_path, source):
    assert backup.main(["save", str(source), str(tmp_path / "backup")]) == tidy.OK
    return tmp_path / "backup"


# --8<-- [start:restore]
def test_what_is_restored_is_what_was_saved(tmp_path, source, saved):
    shutil.move(source, tmp_path / "gone")
    target = tmp_path / "back"
    assert backup.main(["restore", str(saved), str(target)]) == tidy.OK
    assert trees.fingerprint(target) == trees.fingerprint(tmp_path / "gone")


# --8<-- [end:restore]


def damage(tree, kind):
    notes = tree / "notes.txt"
    match kind:
        case "one bit":
            data = bytearray(notes.read_bytes())
            data[0] ^= 1
            notes.write_bytes(data)
        case "cut short":
            os.truncate(notes, 3)
        case "missing":
            notes.unlink()
        case "not in the manifest":
            (tree / "more.txt").write_text("more")
        case "a folder now":
            notes.unlink()
            notes.mkdir()
        case "another link":
            (tree / "latest.pdf").unlink()
            os.symlink("notes.txt", tree / "latest.pdf")
        case "a pipe now":
            notes.unlink()
            os.mkfifo(notes)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("one bit", "notes.txt: damaged"),
        ("cut short", "notes.txt: damaged"),
        ("missing", "notes.txt: missing"),
        ("not in the manifest", "more.txt: not in the manifest"),
        ("a folder now", "notes.txt: damaged"),
        ("another link", "latest.pdf: damaged"),
        ("a pipe now", "notes.txt: damaged"),
    ],
)
def test_damage_is_found_and_not_restored(tmp_path, saved, capsys, kind, line):
    damage(saved / "tree", kind)
    capsys.readouterr()
    assert backup.main(["verify", str(saved)]) == tidy.STOPPED
    assert capsys.readouterr().out == f"{line}\n"
    assert backup.main(["restore", str(saved), str(tmp_path / "back")]) == tidy.STOPPED
    assert not (tmp_path / "back").exists()


def test_a_good_backup_is_called_good(saved, capsys):
    capsys.readouterr()
    assert backup.main(["verify", str(saved)]) == tidy.OK
    assert capsys.readouterr().out == "as it was saved\n"


class Writer:
    """A program that writes into the file while it is copied, so many times."""

    def __init__(self, path, times):
        self.path, self.times = path, times

    def sha256(self):
        digest = hashlib.new("sha256")
        writer = self

        class Digest:
            def update(self, block):
                digest.update(block)
                if writer.times:
                    writer.times -= 1
                    with open(writer.path, "ab") as file:
                        file.write(b"more")

            def hexdigest(self):
                return digest.hexdigest()

        return Digest()


def test_a_file_that_changed_once_is_copied_again(tmp_path, monkeypatch):
    source = tmp_path / "source"
    source.write_bytes(b"text")
    monkeypatch.setattr(backup.hashlib, "sha256", Writer(source, 1).sha256)
    entry = backup.copy_file(source, tmp_path / "target")
    monkeypatch.undo()
    assert (tmp_path / "target").read_bytes() == b"textmore"
    assert entry["sha256"] == hashlib.sha256(b"textmore").hexdigest()


def test_a_file_that_never_holds_still_makes_no_backup(
    tmp_path, source, monkeypatch, capsys
):
    writer = Writer(source / "notes.txt", 10**6)
    real = backup.copy_file

    def copy(one, other):
        if one.name == "notes.txt":
            monkeypatch.setattr(backup.hashlib, "sha256", writer.sha256)
        try:
            return real(one, other)
        finally:
            monkeypatch.undo()
            monkeypatch.setattr(backup, "copy_file", copy)

    monkeypatch.setattr(backup, "copy_file", copy)
    target = tmp_path / "backup"
    assert backup.main(["save", str(source), str(target)]) == tidy.STOPPED
    printed = capsys.readouterr().out
    assert "notes.txt: changed while it was being copied" in printed
    assert "not complete: backup.partial" in printed
    assert not target.exists()
    assert (tmp_path / "backup.partial").exists()


def test_what_the_disk_made_of_it_is_read_again(tmp_path, source, monkeypatch, capsys):
    real = backup.copy_file

    def bad_disk(one, other):
        entry = real(one, other)
        if one.name == "notes.txt":
            other.write_text("call the depoX")
        return entry

    monkeypatch.setattr(backup, "copy_file", bad_disk)
    assert backup.main(["save", str(source), str(tmp_path / "b")]) == tidy.STOPPED
    assert "notes.txt: damaged" in capsys.readouterr().out


def test_a_folder_that_cannot_be_listed_is_no_silence(
    tmp_path, source, monkeypatch, capsys
):
    real = os.scandir

    def scandir(path):
        if str(path).endswith("book.pdf"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)  # root may list everything
    assert backup.main(["save", str(source), str(tmp_path / "b")]) == tidy.STOPPED
    assert "book.pdf: Permission denied" in capsys.readouterr().out


def test_what_is_no_file_is_said(tmp_path, source, capsys):
    os.mkfifo(source / "pipe")
    assert backup.main(["save", str(source), str(tmp_path / "b")]) == tidy.STOPPED
    assert "pipe: no plain file" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        (["save", "nowhere", "b"], 2, "nowhere: not a folder"),
        (["save", "source", "source/b"], 2, "source/b is inside source"),
        (["save", "source", "no/b"], 2, "No such file"),
        (["save", "source", "there"], 3, "there exists"),
        (["save", "source", "half"], 3, "half.partial exists"),
        (["verify", "source"], 2, "no manifest"),
        (["restore", "source", "b"], 2, "no manifest"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_refused_writes_nothing(
    tmp_path, source, monkeypatch, capsys, words, status, reason
):
    monkeypatch.chdir(tmp_path)
    for name in ("there", "half.partial"):
        (tmp_path / name).mkdir()
    before = trees.fingerprint(tmp_path)
    assert backup.main(words) == status
    assert reason in capsys.readouterr().err
    assert trees.fingerprint(tmp_path) == before


def test_a_restore_does_not_touch_what_is_there(tmp_path, source, saved):
    before = trees.fingerprint(source)
    assert backup.main(["restore", str(saved), str(source)]) == tidy.CONFLICT
    assert trees.fingerprint(source) == before


def test_names_of_no_encoding_are_saved(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    name = os.fsdecode(b"informaci\xf3n.pdf")
    try:
        (source / name).write_text("1")
    except OSError:
        pytest.skip("this file system refuses such names")
    saved, back = tmp_path / "backup", tmp_path / "back"
    assert backup.main(["save", str(source), str(saved)]) == tidy.OK
    assert list(json.loads((saved / "manifest.json").read_text())) == [name]
    assert backup.main(["restore", str(saved), str(back)]) == tidy.OK
    assert (back / name).read_text() == "1"


def test_it_runs_as_a_command(source, tmp_path):
    command = [sys.executable, backup.__file__, "save", source, tmp_path / "b"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "complete: b\n"
