"""For any tree: nothing is lost, nothing is replaced, and undo gives the same tree."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kills
import tidy
import trees

SETTINGS = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TRICKY = ["a.pdf", "A.PDF", "a.Pdf", "b.jpg", "PDFs", "pdfs", "Images", ".pdf", "x"]
TRICKY += ["año.pdf", "an\u0303o.pdf", os.fsdecode(b"\xf3.pdf"), "a\nb.png"]
KINDS = ["file", "file", "file", "folder", "link", "hard link", "full folder"]


# --8<-- [start:trees]
entries = st.dictionaries(
    st.sampled_from(TRICKY), st.sampled_from(KINDS), max_size=len(TRICKY)
)


@contextlib.contextmanager
def tree(content: dict[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "folder"
        folder.mkdir()
        for number, (name, kind) in enumerate(content.items()):
            path = folder / name
            if os.path.lexists(path):
                continue  # a file system that takes two names for one
            match kind:
                case "file":
                    path.write_text(f"text {number}")
                case "link":
                    os.symlink("a.pdf", path)
                case "hard link":
                    plain = [one for one in folder.iterdir() if one.is_file()]
                    if plain and not plain[0].is_symlink():
                        os.link(plain[0], path)
                case _:
                    path.mkdir()
                    if kind == "full folder":
                        (path / "a.pdf").write_text(f"inner {number}")
        yield folder


# --8<-- [end:trees]


# --8<-- [start:undo]
@SETTINGS
@given(content=entries)
def test_apply_then_undo_gives_the_same_tree(content):
    with tree(content) as folder, kills.quiet():
        before, texts = trees.fingerprint(folder), trees.texts(folder)
        status = tidy.main(["organise", str(folder), "--apply", "--skip-conflicts"])
        assert status in (tidy.OK, tidy.CONFLICT)
        assert trees.texts(folder) == texts
        assert tidy.main(["undo", str(folder), "--apply"]) == tidy.OK
        assert trees.fingerprint(folder) == before


# --8<-- [end:undo]


@SETTINGS
@given(content=entries)
def test_without_skip_conflicts_it_is_all_or_nothing(content):
    with tree(content) as folder, kills.quiet():
        before = trees.fingerprint(folder)
        wanted = {
            move.source
            for move in tidy.organise(folder).effects[1:]
            if isinstance(move, tidy.Move)
        }
        status = tidy.main(["organise", str(folder), "--apply"])
        if status == tidy.CONFLICT:
            assert trees.fingerprint(folder) == before
        else:
            assert status == tidy.OK
            assert not any(os.path.lexists(folder / name) for name in wanted)


# --8<-- [start:rename]
names = [f"{letter}.txt" for letter in "abcdef"]


@settings(SETTINGS, max_examples=25)
@given(
    sources=st.permutations(names),
    targets=st.permutations([*names, "g.txt", "H.txt"]),
    count=st.integers(1, 6),
    kill=st.integers(0, 25),
    hard_links=st.booleans(),
)
def test_any_renaming_can_be_killed_and_taken_back(
    sources, targets, count, kill, hard_links
):
    pairs = dict(zip(sources[:count], targets[:count], strict=True))
    with tempfile.TemporaryDirectory() as place, kills.quiet():
        folder = Path(place).resolve() / "folder"
        trees.make(folder, {name: name for name in names})
        if hard_links:
            for name in names[1::2]:
                (folder / name).unlink()
                os.link(folder / "a.txt", folder / name)
        table = Path(place) / "names.csv"
        rows = [f"{old},{new}" for old, new in pairs.items()]
        table.write_text("\n".join(["old,new", *rows]))
        before = trees.fingerprint(folder)
        expected = {pairs.get(n, n): (folder / n).read_text() for n in names}
        status, _ = kills.run(folder, "rename", str(table), kill=kill)
        if status == tidy.OK:
            found = {path.name: path.read_text() for path in folder.glob("*.txt")}
            assert found == expected
        assert kills.run(folder, "undo")[0] == tidy.OK
        assert trees.fingerprint(folder) == before


# --8<-- [end:rename]


def test_the_strategy_makes_the_trees_that_matter():
    if len({name.casefold() for name in TRICKY}) == len(TRICKY):
        pytest.fail("no names that differ only in case")
    seen: set[int] = set()

    @SETTINGS
    @given(content=entries)
    def look(content):
        with tree(content) as folder, kills.quiet():
            words = ["organise", str(folder), "--apply", "--skip-conflicts"]
            seen.add(tidy.main(words))

    look()
    assert seen == {tidy.OK, tidy.CONFLICT}
