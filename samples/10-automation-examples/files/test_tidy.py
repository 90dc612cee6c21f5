"""Scan, plan, dry run, apply and undo, command by command."""

import os
import re
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

import kills
import mess
import tidy
import trees

HERE = Path(__file__).parent


@pytest.fixture
def downloads(tmp_path):
    return mess.make(tmp_path / "downloads")


@pytest.fixture
def folder(tmp_path):
    return trees.make(tmp_path / "folder", {"a.txt": "A", "b.txt": "B", "c.txt": "C"})


def ran(capsys, *words: object) -> tuple[int, str, str]:
    """Status, output and errors of one command."""
    status = tidy.main([str(word) for word in words])
    return status, *capsys.readouterr()


def table(folder: Path, text: str) -> Path:
    path = folder.parent / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


# Scan


def test_scan_gives_plain_files_in_one_order(downloads):
    os.mkfifo(downloads / "pipe.pdf")
    files, left = tidy.scan(downloads)
    assert [file.name for file in files] == [
        "SCAN.PDF",
        "invoice.pdf",
        "notes.txt",
        "old.tmp",
        "photo.JPG",
    ]
    assert left["pipe.pdf"] == "no plain file"
    assert left["latest.pdf"] == "a link"
    assert left["book.pdf"] == left["PDFs"] == "a folder"
    assert left[".draft.pdf"] == "hidden"


def test_a_broken_link_and_a_link_to_a_folder_are_links(tmp_path):
    os.symlink("nowhere", tmp_path / "a.pdf")
    os.symlink(tmp_path, tmp_path / "b.pdf")
    assert tidy.scan(tmp_path) == ([], {"a.pdf": "a link", "b.pdf": "a link"})


# --8<-- [start:dry_run]
@pytest.mark.parametrize(
    "words",
    [
        ("organise",),
        ("clean", "--days", "30"),
        ("rotate", "notes.txt"),
        ("undo",),
        ("recover",),
    ],
    ids=lambda words: words[0],
)
def test_a_dry_run_changes_nothing(downloads, words):
    everything = trees.entries(downloads, without="")  # .tidy included
    before = sorted(everything), trees.fingerprint(downloads)
    tidy.main([words[0], str(downloads), *words[1:]])
    everything = trees.entries(downloads, without="")
    assert (sorted(everything), trees.fingerprint(downloads)) == before


# --8<-- [end:dry_run]


def test_a_dry_run_of_rename_changes_nothing(folder):
    before = trees.fingerprint(folder)
    names = table(folder, "old,new\na.txt,x.txt\n")
    assert tidy.main(["rename", str(folder), str(names)]) == tidy.OK
    assert trees.fingerprint(folder) == before
    assert not (folder / ".tidy").exists()


@pytest.mark.parametrize("change", ["text", "time", "mode", "link", "new folder"])
def test_the_fingerprint_sees_it(downloads, change):
    before = trees.fingerprint(downloads)
    match change:
        case "text":
            info = os.stat(downloads / "notes.txt")
            (downloads / "notes.txt").write_text("call the depoX")
            os.utime(downloads / "notes.txt", ns=(info.st_atime_ns, info.st_mtime_ns))
        case "time":
            os.utime(downloads / "notes.txt", (0, 0))
        case "mode":
            (downloads / "notes.txt").chmod(0o600)
        case "link":
            (downloads / "latest.pdf").unlink()
            os.symlink("notes.txt", downloads / "latest.pdf")
        case _:
            (downloads / "new").mkdir()
    assert trees.fingerprint(downloads) != before


def test_the_dry_run_prints_what_apply_then_does(folder, capsys):
    names = table(folder, "old,new\na.txt,b.txt\nb.txt,c.txt\nc.txt,a.txt\n")
    _, planned, _ = ran(capsys, "rename", folder, names)
    _, done, _ = ran(capsys, "rename", folder, names, "--apply")
    assert planned.splitlines()[:-1] == done.splitlines()
    assert planned.splitlines()[-1] == "nothing was changed; --apply does it"


# Plan: conflicts


@pytest.mark.parametrize(
    ("content", "clash"),
    [
        ({"a.pdf": "", "PDFs/a.pdf": ""}, "a.pdf -> PDFs/a.pdf: the target exists"),
        ({"a.pdf": "", "PDFs/A.PDF": ""}, "PDFs/A.PDF is the same name"),
        ({"a.pdf": "", "A.PDF": ""}, "PDFs/A.PDF is the same name"),
        ({"a.pdf": "", "PDFs": "a file"}, "PDFs/: PDFs is no usable folder"),
        ({"a.pdf": "", "pdfs/b.pdf": ""}, "PDFs/: pdfs is no usable folder"),
        ({"a.pdf": "", "PDFs/a.pdf/b": ""}, "a.pdf -> PDFs/a.pdf: the target exists"),
    ],
    ids=["exists", "case", "two sources", "file", "case of folder", "folder in place"],
)
def test_a_conflict_is_found_before_any_effect(tmp_path, capsys, content, clash):
    folder = trees.make(tmp_path / "folder", content)
    before = trees.fingerprint(folder)
    status, printed, errors = ran(capsys, "organise", folder, "--apply")
    assert (status, errors) == (3, "tidy: conflicts: nothing was changed\n")
    assert clash in printed
    assert trees.fingerprint(folder) == before
    assert not tidy.journals(folder, "started", "done")


def test_accents_in_two_spellings_are_one_name(tmp_path, capsys):
    one, two = (
        unicodedata.normalize(form, "informe-año.pdf") for form in ("NFC", "NFD")
    )
    assert one != two
    folder = trees.make(tmp_path / "folder", {one: "1", two: "2"})
    if len(os.listdir(folder)) == 1:
        pytest.skip("this file system takes them for one already")
    status, printed, _ = ran(capsys, "organise", folder, "--apply")
    assert status == 3
    assert "is the same name elsewhere" in printed


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path, capsys):
    elsewhere = trees.make(tmp_path / "elsewhere", {})
    folder = trees.make(tmp_path / "folder", {"a.pdf": "1"})
    os.symlink(elsewhere, folder / "PDFs")
    status, printed, _ = ran(capsys, "organise", folder, "--apply")
    assert status == 3
    assert "PDFs is no usable folder" in printed
    assert os.listdir(elsewhere) == []


def test_a_folder_on_another_file_system_is_none_of_ours(tmp_path, monkeypatch):
    folder = trees.make(tmp_path / "folder", {"PDFs": None})
    assert tidy.is_own_folder(folder, "PDFs")
    real = os.lstat

    def mounted(path):
        info = real(path)
        if str(path).endswith("PDFs"):
            fields = list(info)
            fields[2] += 1  # st_dev: a stub, a mount needs privileges
            return os.stat_result(fields)
        return info

    monkeypatch.setattr(os, "lstat", mounted)
    assert not tidy.is_own_folder(folder, "PDFs")


def test_with_skip_conflicts_the_rest_is_done_and_the_status_still_says_so(downloads):
    assert tidy.main(["organise", str(downloads), "--apply", "--skip-conflicts"]) == 3
    assert (downloads / "PDFs/SCAN.PDF").read_text() == "contract, signed"
    assert (downloads / "PDFs/invoice.pdf").read_text() == "invoice 17"
    assert (downloads / "invoice.pdf").read_text() == "invoice 230"
    assert (downloads / "book.pdf/page-1.txt").is_file()


def test_a_second_run_has_nothing_to_do(tmp_path, capsys):
    folder = trees.make(tmp_path / "folder", {"a.pdf": "1", "B.PDF": "2"})
    assert tidy.main(["organise", str(folder), "--apply"]) == 0
    after = trees.fingerprint(folder)
    capsys.readouterr()
    assert ran(capsys, "organise", folder, "--apply") == (0, "", "")
    assert trees.fingerprint(folder) == after
    assert len(tidy.journals(folder, "done")) == 1


# Exit statuses


def test_each_status_of_the_help_is_one_of_the_program():
    documented = {int(code) for code in re.findall(r"^  (\d)  ", tidy.__doc__, re.M)}
    constants = (
        tidy.OK,
        tidy.BAD_INPUT,
        tidy.CONFLICT,
        tidy.STOPPED,
        tidy.BUSY,
        tidy.UNFINISHED,
    )
    assert documented == set(constants)
    assert len(constants) == len(set(constants))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["organise", "nowhere"], "No such file or directory"),
        (["organise", "notes.txt"], "Not a directory"),
        (["organise", "/"], "choose a folder"),
        (["organise", "~"], "choose a folder"),
        (["rotate", ".", "no.log"], "not in the folder"),
        (["rename", ".", "missing.csv"], "No such file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_ends_with_2_before_any_effect(
    downloads, monkeypatch, capsys, words, reason
):
    monkeypatch.chdir(downloads)
    before = trees.fingerprint(downloads)
    words = [os.path.expanduser(word) for word in words]
    status, _, errors = ran(capsys, *words, "--apply")
    assert (status, reason in errors) == (2, True), errors
    assert trees.fingerprint(downloads) == before


@pytest.mark.parametrize("days", ["soon", "-1", "1.5"])
def test_bad_options_end_with_2(downloads, days):
    with pytest.raises(SystemExit, match="2"):
        tidy.main(["clean", str(downloads), f"--days={days}", "--apply"])


def test_a_link_in_place_of_the_state_folder_is_bad_input(folder, tmp_path, capsys):
    os.symlink(trees.make(tmp_path / "elsewhere", {}), folder / ".tidy")
    status, _, errors = ran(capsys, "clean", folder, "--days=0", "--apply")
    assert (status, errors) == (2, "tidy: .tidy is no folder\n")
    assert os.listdir(tmp_path / "elsewhere") == []


def test_without_a_journal_nothing_happens(folder, capsys):
    (folder / ".tidy/draft").mkdir(parents=True)  # so it cannot be written
    before = trees.fingerprint(folder)
    status, _, errors = ran(capsys, "clean", folder, "--days=0", "--apply")
    assert (status, errors) == (2, "tidy: no journal: Is a directory\n")
    assert trees.fingerprint(folder) == before


def denied(call, word):
    """The call, refused where a path has the word: root may write anywhere."""

    def refusing(*args):
        if any(
            word in Path(one).parts[-2:] for one in args if not isinstance(one, int)
        ):
            raise PermissionError(13, "Permission denied")
        return call(*args)

    return refusing


def test_a_folder_that_we_may_not_write_is_bad_input(folder, capsys, monkeypatch):
    monkeypatch.setattr(os, "mkdir", denied(os.mkdir, ".tidy"))
    status, _, errors = ran(capsys, "clean", folder, "--days=0", "--apply")
    assert (status, errors) == (2, "tidy: cannot write here: Permission denied\n")


def test_a_target_that_we_may_not_write_stops_the_run(tmp_path, capsys, monkeypatch):
    content = {"a.jpg": "1", "b.pdf": "2", "PDFs": None}
    folder = trees.make(tmp_path / "folder", content)
    before = trees.fingerprint(folder)
    monkeypatch.setattr(tidy, "move", denied(tidy.move, "PDFs"))
    status, _, errors = ran(capsys, "organise", folder, "--apply")
    assert status == 4
    assert "stopped at effect 3 of 3" in errors
    assert (folder / "Images/a.jpg").exists()
    assert tidy.main(["recover", str(folder), "--apply"]) == 0
    assert trees.fingerprint(folder) == before


# --8<-- [start:lock]
def test_only_one_run_at_a_time(downloads, capsys):
    with tidy.only_one(downloads):  # what a running one holds
        status, _, errors = ran(capsys, "organise", downloads, "--apply")
    assert (status, errors) == (5, "tidy: another run is at work in this folder\n")
    assert trees.texts(downloads).count("contract, signed") == 1
    assert (downloads / "SCAN.PDF").exists()


# --8<-- [end:lock]


def test_the_lock_is_held_between_processes(downloads):
    busy: list[int] = []

    def try_too(call: str) -> None:
        if call == "rename SCAN.PDF":
            done = subprocess.run(
                [sys.executable, HERE / "tidy.py", "organise", downloads, "--apply"],
                capture_output=True,
            )
            os.write(report, str(done.returncode).encode())

    reading, report = os.pipe()
    kills.run(downloads, "organise", "--skip-conflicts", meanwhile=try_too)
    busy.append(int(os.read(reading, 10)))
    assert busy == [5]


def test_an_interrupted_run_blocks_the_next_one(downloads, capsys):
    status, calls = kills.run(downloads, "organise", "--skip-conflicts", kill=6)
    assert (status, calls[-1]) == (-9, "mkdir Images")
    for words in (["organise"], ["organise", "--apply"], ["clean", "--days", "0"]):
        status, _, errors = ran(capsys, words[0], downloads, *words[1:])
        assert (status, errors) == (
            6,
            "tidy: 0001.started was interrupted: `recover`\n",
        )
    recovered = ran(capsys, "recover", downloads, "--apply")
    assert recovered == (0, "move    PDFs/SCAN.PDF -> SCAN.PDF\n", "")
    assert tidy.main(["organise", str(downloads)]) == 3


def test_a_way_back_that_was_interrupted_blocks_the_next_run(tmp_path):
    folder = organised(tmp_path)
    status, calls = kills.run(folder, "undo", kill=5)
    assert (status, calls[-1]) == (-9, "rename PDFs/a.pdf")
    assert (folder / "b.pdf").exists()
    assert tidy.main(["organise", str(folder), "--apply"]) == 6
    assert tidy.main(["recover", str(folder), "--apply"]) == 0
    assert (folder / "a.pdf").exists()


def test_recover_leaves_a_finished_run_alone(folder, capsys):
    tidy.main(["clean", str(folder), "--days=0", "--apply"])
    capsys.readouterr()
    assert ran(capsys, "recover", folder, "--apply") == (
        0,
        "nothing to take back\n",
        "",
    )
    assert not (folder / "a.txt").exists()


# Apply: what happens meanwhile


def test_a_file_that_appears_at_the_target_is_not_replaced(downloads):
    def rival(call: str) -> None:
        if call == "rename photo.JPG":
            (downloads / "Images/photo.JPG").write_text("the rival's")

    before = trees.fingerprint(downloads)
    status, _ = kills.run(downloads, "organise", "--skip-conflicts", meanwhile=rival)
    assert status == tidy.STOPPED
    assert (downloads / "Images/photo.JPG").read_text() == "the rival's"
    assert (downloads / "photo.JPG").read_text() == "the warehouse"
    assert kills.run(downloads, "recover")[0] == tidy.OK
    assert (downloads / "SCAN.PDF").exists()
    (downloads / "Images/photo.JPG").unlink()  # recover left it, and its folder
    (downloads / "Images").rmdir()
    assert trees.fingerprint(downloads) == before


def test_a_file_that_was_saved_anew_is_not_moved(downloads):
    def rival(call: str) -> None:
        if call == "mkdir Images":
            (downloads / "fresh").write_text("a newer photo")
            os.replace(downloads / "fresh", downloads / "photo.JPG")

    status, _ = kills.run(downloads, "organise", "--skip-conflicts", meanwhile=rival)
    assert status == tidy.STOPPED
    assert (downloads / "photo.JPG").read_text() == "a newer photo"


def test_move_says_both_names(folder):
    with pytest.raises(FileExistsError, match=r"a\.txt' -> '.*b\.txt'"):
        tidy.move(folder / "a.txt", folder / "b.txt")
    assert trees.texts(folder) == ["A", "B", "C"]


def test_a_system_without_the_call_is_told_so(folder, monkeypatch):
    monkeypatch.setattr(tidy.ctypes, "CDLL", lambda *args, **kwargs: object())
    with pytest.raises(OSError, match="no rename without replacing"):
        tidy.move(folder / "a.txt", folder / "x.txt")


# Journal


def test_the_journal_is_on_the_disk_before_the_first_effect(downloads, monkeypatch):
    happened: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: happened.append("fsync"))
    real_move = tidy.move

    def moved(source, target):
        happened.append(f"move {source.name}")
        real_move(source, target)

    monkeypatch.setattr(tidy, "move", moved)
    tidy.main(["organise", str(downloads), "--apply", "--skip-conflicts"])
    assert happened[:4] == ["fsync", "move draft", "fsync", "move SCAN.PDF"]
    assert happened[-2:] == ["move 0001.started", "fsync"]


def test_a_journal_gives_back_the_same_effects(folder):
    (folder / ".tidy").mkdir()
    effects = [
        tidy.MakeFolder("PDFs"),
        tidy.Move(os.fsdecode(b"informaci\xf3n.pdf"), "PDFs/ñ\n.pdf", 7),
        tidy.RemoveFolder("PDFs"),
    ]
    assert tidy.read(tidy.begin(folder, "test", effects)) == effects


def test_a_draft_of_a_killed_run_is_no_journal(folder):
    (folder / ".tidy").mkdir()
    (folder / ".tidy/draft").write_text('{"command": "cle')
    assert tidy.main(["clean", str(folder), "--days=0", "--apply"]) == 0
    assert not (folder / ".tidy/draft").exists()


def test_runs_are_taken_back_the_last_first(folder):
    before = trees.fingerprint(folder)
    names = table(folder, "old,new\na.txt,x.txt\n")
    tidy.main(["rename", str(folder), str(names), "--apply"])
    between = trees.fingerprint(folder)
    tidy.main(["clean", str(folder), "--days=0", "--apply"])
    assert [path.name for path in folder.iterdir()] == [".tidy"]
    tidy.main(["undo", str(folder), "--apply"])
    assert trees.fingerprint(folder) == between
    tidy.main(["undo", str(folder), "--apply"])
    assert trees.fingerprint(folder) == before
    assert [path.name for path in tidy.journals(folder, "undone")] == [
        "0001.undone",
        "0002.undone",
    ]


# Undo


def organised(tmp_path: Path) -> Path:
    folder = trees.make(tmp_path / "folder", {"a.pdf": "1", "b.pdf": "2"})
    tidy.main(["organise", str(folder), "--apply"])
    return folder


def test_undo_brings_back_a_file_that_was_edited_meanwhile(tmp_path):
    folder = organised(tmp_path)
    (folder / "PDFs/a.pdf").write_text("1, corrected")
    assert tidy.main(["undo", str(folder), "--apply"]) == 0
    assert (folder / "a.pdf").read_text() == "1, corrected"


def test_undo_does_not_touch_a_file_that_is_another_one(tmp_path, capsys):
    folder = organised(tmp_path)
    (folder / "fresh").write_text("another")
    os.replace(folder / "fresh", folder / "PDFs/a.pdf")
    capsys.readouterr()
    status, printed, _ = ran(capsys, "undo", folder, "--apply")
    assert status == 0
    assert "leave   PDFs/a.pdf: not the file of this run" in printed
    assert "left    PDFs/: not empty" in printed
    assert (folder / "PDFs/a.pdf").read_text() == "another"
    assert (folder / "b.pdf").read_text() == "2"


def test_undo_refuses_where_the_name_is_taken_again(tmp_path, capsys):
    folder = organised(tmp_path)
    (folder / "a.pdf").write_text("new")
    before = trees.fingerprint(folder)
    status, printed, _ = ran(capsys, "undo", folder, "--apply")
    assert status == 3
    assert "clash   PDFs/a.pdf -> a.pdf: the target exists" in printed
    assert trees.fingerprint(folder) == before


def test_undo_keeps_a_name_that_rename_would_refuse_to_invent(tmp_path):
    folder = trees.make(tmp_path / "folder", {"con.txt": "1"})
    before = trees.fingerprint(folder)
    names = table(folder, "old,new\ncon.txt,fine.txt\n")
    assert tidy.main(["rename", str(folder), str(names), "--apply"]) == 0
    assert tidy.main(["undo", str(folder), "--apply"]) == 0
    assert trees.fingerprint(folder) == before


# Rename


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ("a.txt,b.txt\nb.txt,a.txt", {"a.txt": "B", "b.txt": "A", "c.txt": "C"}),
        (
            "a.txt,b.txt\nb.txt,c.txt\nc.txt,d.txt",
            {"b.txt": "A", "c.txt": "B", "d.txt": "C"},
        ),
        (
            "b.txt,c.txt\nc.txt,a.txt\na.txt,b.txt",
            {"a.txt": "C", "b.txt": "A", "c.txt": "B"},
        ),
        ("a.txt,A.txt", {"A.txt": "A", "b.txt": "B", "c.txt": "C"}),
        ("a.txt,a.txt\nb.txt,x.txt", {"a.txt": "A", "x.txt": "B", "c.txt": "C"}),
    ],
    ids=["swap", "chain", "circle", "only the case", "no change"],
)  # fmt: skip
def test_rename(folder, pairs, expected):
    before = trees.fingerprint(folder)
    names = table(folder, f"old,new\n{pairs}\n")
    assert tidy.main(["rename", str(folder), str(names), "--apply"]) == 0
    found = {path.name: path.read_text() for path in folder.glob("*.txt")}
    assert found == expected
    assert not list((folder / ".tidy").glob("hold-*"))
    assert tidy.main(["undo", str(folder), "--apply"]) == 0
    assert trees.fingerprint(folder) == before


def test_only_the_case_goes_through_another_name(folder):
    (step, back) = tidy.order([tidy.Move("a.txt", "A.txt", 1)])
    assert step == tidy.Move("a.txt", ".tidy/hold-0", 1)
    assert back == tidy.Move(".tidy/hold-0", "A.txt", 1)


def test_a_long_chain_is_ordered_in_one_pass():
    moves = [tidy.Move(f"{n}", f"{n + 1}", n) for n in range(20_000)]
    began = time.perf_counter()
    assert tidy.order(moves) == moves[::-1]
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("name,to\n", "names.csv:1: the columns must be old,new"),
        ("old,new\na.txt\n", "names.csv:2: 1 columns"),
        (
            "old,new\na.txt,../x.txt\n",
            "names.csv:2: '../x.txt' is no visible file name",
        ),
        ("old,new\na.txt,x/y\n", "names.csv:2: 'x/y' is no visible file name"),
        ("old,new\na.txt,\n", "names.csv:2: '' is no visible file name"),
        ("old,new\na.txt,.x\n", "names.csv:2: '.x' is no visible file name"),
        ("old,new\nb.txt,y\nz.txt,x\n", "names.csv:3: z.txt: not in the folder"),
        ("old,new\nA.txt,x\n", "A.txt: not in the folder, but 'a.txt' is"),
        ("old,new\na.txt,x\na.txt,y\n", "names.csv:3: a.txt twice"),
        ("old;new\na.txt,x\n", "names.csv:2: 1 columns"),
    ],
)
def test_a_bad_table_is_refused_before_any_effect(folder, capsys, rows, reason):
    before = trees.fingerprint(folder)
    status, _, errors = ran(capsys, "rename", folder, table(folder, rows), "--apply")
    assert status == 2
    assert reason in errors
    assert trees.fingerprint(folder) == before


def test_a_table_in_latin_1_is_bad_input(folder, capsys):
    path = folder.parent / "names.csv"
    path.write_bytes("old,new\na.txt,año.txt\n".encode("latin-1"))
    status, _, errors = ran(capsys, "rename", folder, path)
    assert status == 2
    assert "can't decode" in errors


def test_a_table_as_a_spreadsheet_writes_it(folder):
    path = folder.parent / "names.csv"
    path.write_text("old;new\na.txt;año, uno.txt\n", encoding="utf-8-sig")
    assert tidy.main(["rename", str(folder), str(path), "--apply"]) == 0
    assert (folder / "año, uno.txt").read_text() == "A"


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("con.txt", "no name for Windows"),
        ("report.", "no name for Windows"),
        ("is it?.txt", "no name for Windows"),
        ("ñ" * 126 + ".txt", "longer than 255 bytes"),
    ],
    ids=["device", "dot", "character", "long"],
)
def test_a_bad_name_is_a_conflict(folder, capsys, new, reason):
    names = table(folder, f"old,new\na.txt,{new}\n")
    status, printed, _ = ran(capsys, "rename", folder, names, "--apply")
    assert status == 3
    assert reason in printed
    assert (folder / "a.txt").exists()


def test_the_longest_name_that_is_allowed_works(folder):
    new = "ñ" * 125 + "a.txt"  # 255 bytes
    names = table(folder, f"old,new\na.txt,{new}\n")
    assert tidy.main(["rename", str(folder), str(names), "--apply"]) == 0
    assert (folder / new).exists()


def test_two_files_for_one_name(folder, capsys):
    names = table(folder, "old,new\na.txt,x.txt\nb.txt,X.txt\n")
    status, printed, _ = ran(capsys, "rename", folder, names, "--apply")
    assert status == 3
    assert "a.txt -> x.txt: two files, one name" in printed
    assert "b.txt -> X.txt: two files, one name" in printed


# Clean and rotate


def test_clean_takes_what_is_old_and_matches(downloads):
    words = ["clean", str(downloads), "--days=30", "--match=*.TMP", "--apply"]
    assert tidy.main(words) == 0
    assert (downloads / ".tidy/trash/0001/old.tmp").read_text() == "half a download"
    assert (downloads / "notes.txt").exists()
    assert tidy.main(["undo", str(downloads), "--apply"]) == 0
    assert (downloads / "old.tmp").read_text() == "half a download"
    assert not (downloads / ".tidy/trash").exists()


def test_the_same_name_again_goes_to_another_trash(downloads):
    for text in ("first", "second"):
        (downloads / "old.tmp").write_text(text)
        words = ["clean", str(downloads), "--days=0", "--match=old.tmp", "--apply"]
        assert tidy.main(words) == 0
    assert (downloads / ".tidy/trash/0001/old.tmp").read_text() == "first"
    assert (downloads / ".tidy/trash/0002/old.tmp").read_text() == "second"


def test_a_file_of_yesterday_is_not_30_days_old(downloads):
    day = time.time() - 86_400
    os.utime(downloads / "notes.txt", (day, day))
    tidy.main(["clean", str(downloads), "--days=30", "--apply"])
    assert (downloads / "notes.txt").exists()
    assert not (downloads / "old.tmp").exists()


def logs(tmp_path: Path, *names: str) -> Path:
    return trees.make(tmp_path / "logs", {name: name for name in names})


def test_rotate_moves_the_oldest_to_the_trash(tmp_path):
    folder = logs(tmp_path, "app.log", "app.log.1", "app.log.2")
    assert tidy.main(["rotate", str(folder), "app.log", "--keep=2", "--apply"]) == 0
    assert (folder / "app.log.1").read_text() == "app.log"
    assert (folder / "app.log.2").read_text() == "app.log.1"
    assert (folder / ".tidy/trash/0001/app.log.2").read_text() == "app.log.2"
    assert not (folder / "app.log").exists()


def test_rotate_stops_at_a_gap(tmp_path):
    folder = logs(tmp_path, "app.log", "app.log.2")
    assert tidy.main(["rotate", str(folder), "app.log", "--keep=2", "--apply"]) == 0
    assert trees.texts(folder) == ["app.log", "app.log.2"]
    assert (folder / "app.log.1").exists()
    assert (folder / "app.log.2").read_text() == "app.log.2"


def test_rotate_leaves_a_small_log(tmp_path, capsys):
    folder = logs(tmp_path, "app.log")
    result = ran(capsys, "rotate", folder, "app.log", "--over=7", "--apply")
    assert result == (0, "leave   app.log: 7 bytes\n", "")
    assert tidy.main(["rotate", str(folder), "app.log", "--over=6", "--apply"]) == 0
    assert (folder / "app.log.1").exists()


# Names that a terminal does not like


def test_a_line_break_in_a_name_cannot_fake_a_log_line(tmp_path, capsys):
    folder = trees.make(tmp_path / "folder", {"a\nmove    b -> c.pdf": ""})
    _, printed, _ = ran(capsys, "organise", folder)
    assert printed.count("\n") == 3
    assert r"a\nmove" in printed


def test_a_name_of_no_encoding_goes_all_the_way(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    name = os.fsdecode(b"informaci\xf3n.pdf")
    try:
        (folder / name).write_text("1")
    except OSError:
        pytest.skip("this file system refuses such names")
    environment = os.environ | {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    for words in (
        ["organise", folder],
        ["organise", folder, "--apply"],
        ["undo", folder, "--apply"],
    ):
        done = subprocess.run(
            [sys.executable, HERE / "tidy.py", *words],
            capture_output=True, env=environment, check=True,
        )  # fmt: skip
        assert rb"informaci\udcf3n.pdf" in done.stdout
    assert (folder / name).read_text() == "1"
