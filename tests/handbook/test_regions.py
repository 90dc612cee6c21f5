from __future__ import annotations

import pytest

from handbook import regions
from handbook.problems import ProblemsFound


def cut(text: str, *names: str, extension: str = "py", keep_notes: bool = True) -> regions.Cut:
    return regions.cut(regions.parse(text, "samples/x"), names, extension, keep_notes)


def problems(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        regions.parse(text, "samples/x")
    return [str(problem) for problem in found.value.problems]


def test_a_region_without_its_markers() -> None:
    assert cut("a\n# --8<-- [start:x]\nb\n# --8<-- [end:x]\nc\n", "x").code == "b"


def test_the_whole_file_has_no_marker_and_no_hole() -> None:
    text = "# --8<-- [start:x]\na\n\n\n# --8<-- [end:x]\n\n\n# --8<-- [start:y]\nb\n# --8<-- [end:y]\n\n\n"
    assert cut(text).code == "a\n\n\nb"


@pytest.mark.parametrize("marker", ["# {}", "-- {}", "// {}", "; {}", "<!-- {} -->", "/* {} */", "  # {}", "#{}"])
def test_every_comment_syntax(marker: str) -> None:
    text = f"a\n{marker.format('--8<-- [start:x]')}\nb\n{marker.format('--8<-- [end:x]')}\n"
    assert cut(text, "x").code == "b"


def test_nested_regions() -> None:
    text = "# --8<-- [start:out]\na\n# --8<-- [start:in]\nb\n# --8<-- [end:in]\nc\n# --8<-- [end:out]\n"
    assert cut(text, "out").code == "a\nb\nc"
    assert cut(text, "in").code == "b"


def test_overlapping_regions() -> None:
    text = "# --8<-- [start:one]\na\n# --8<-- [start:two]\nb\n# --8<-- [end:one]\nc\n# --8<-- [end:two]\n"
    assert cut(text, "one").code == "a\nb"
    assert cut(text, "two").code == "b\nc"


def test_a_nested_region_loses_its_indentation() -> None:
    text = "class A:\n    # --8<-- [start:x]\n    def f(self):\n\n        return 1\n    # --8<-- [end:x]\n"
    assert cut(text, "x").code == "def f(self):\n\n    return 1"


def test_tabs_are_indentation_too() -> None:
    assert cut("# --8<-- [start:x]\n\ta:\n\t\tb\n# --8<-- [end:x]\n", "x", extension="txt").code == "a:\n    b"


@pytest.mark.parametrize(
    ("extension", "ellipsis"),
    [
        ("py", "# …"),
        ("sql", "-- …"),
        ("html", "<!-- … -->"),
        ("js", "// …"),
        ("css", "/* … */"),
        ("yml", "# …"),
        ("", "# …"),
    ],
)
def test_several_regions_are_joined_in_the_files_own_syntax(extension: str, ellipsis: str) -> None:
    text = "# --8<-- [start:x]\na\n# --8<-- [end:x]\nz\n# --8<-- [start:y]\nb\n# --8<-- [end:y]\n"
    assert cut(text, "x", "y", extension=extension).code == f"a\n\n{ellipsis}\n\nb"


def test_regions_come_in_the_order_that_is_asked_for() -> None:
    text = "# --8<-- [start:x]\na\n# --8<-- [end:x]\n# --8<-- [start:y]\nb\n# --8<-- [end:y]\n"
    assert cut(text, "y", "x").code == "b\n\n# …\n\na"


def test_highlight_and_notes_are_bound_to_their_lines() -> None:
    found = cut("a  # (!)\nb  # (7)!\nc  # (3)! (!)\nd\n")
    assert found.code == "a\nb  # (2)\nc  # (1)\nd"
    assert (found.highlighted, found.notes) == ((1, 3), 2)


def test_a_note_behind_another_comment() -> None:
    assert cut("a  # noqa: S101  # (1)!\n").code == "a  # noqa: S101  # (1)"


def test_highlighted_lines_count_in_what_is_shown() -> None:
    text = "z\nz\n# --8<-- [start:x]\na\n# --8<-- [end:x]\n# --8<-- [start:y]\nb # (!)\n# --8<-- [end:y]\n"
    assert cut(text, "x", "y").highlighted == (5,)


@pytest.mark.parametrize(
    ("line", "extension", "shown"),
    [
        ("SELECT 1 -- (1)!", "sql", "SELECT 1  -- (1)"),
        ("<b>  <!-- (1)! -->", "html", "<b>  <!-- (1) -->"),
        ("x() // (1)!", "js", "x()  // (1)"),
        ("FROM a  # (1)!", "", "FROM a  # (1)"),
    ],
)
def test_notes_in_other_languages(line: str, extension: str, shown: str) -> None:
    assert cut(line, extension=extension).code == shown
    assert cut(line, extension=extension, keep_notes=False).code == shown.split("  ")[0]


def test_code_that_only_looks_like_a_marker_stays() -> None:
    text = 'print("(1)!")\nf(1)\nif (x): pass\nurl = "http://x/(1)"\n# see item (1) below'
    assert cut(text).code == text


def test_windows_newlines_a_bom_and_no_final_newline() -> None:
    text = regions.decode(b"\xef\xbb\xbf# --8<-- [start:x]\r\na\r\n# --8<-- [end:x]", "x")
    assert cut(text, "x").code == "a"


def test_bytes_that_are_not_utf8() -> None:
    with pytest.raises(ProblemsFound) as found:
        regions.decode("a\nñ".encode("latin-1"), "samples/x.csv")
    assert str(found.value.problems[0]) == "samples/x.csv:2: byte 0xf1 is not UTF-8; save the file as UTF-8"


def test_all_broken_markers_of_a_file_at_once() -> None:
    text = (
        "# --8<-- [start:open]\n# --8<-- [end:closed]\n# --8<-- [start:twice]\n# --8<-- [end:twice]\n"
        "# --8<-- [start:twice]\n# --8<-- start:x\na = 1  # --8<-- [start:y]\n"
    )
    assert problems(text) == [
        "samples/x:1: region 'open' never ends",
        "samples/x:2: region 'closed' ends but never started",
        "samples/x:5: region 'twice' starts twice; first at line 3",
        "samples/x:6: malformed region marker; write --8<-- [start:name] alone in a comment",
        "samples/x:7: malformed region marker; write --8<-- [start:name] alone in a comment",
    ]


@pytest.mark.parametrize("line", ["a  # careful (1)!", "a  # (1)", "a  # look here (!)", "x -- why (2)!"])
def test_a_marker_that_would_stay_on_the_page(line: str) -> None:
    assert problems(line)[0].startswith("samples/x:1: a marker that would stay on the page")


def test_a_note_shown_twice() -> None:
    source = regions.parse("a  # (1)!\nb\nc  # (1)!\n", "samples/x")
    with pytest.raises(ProblemsFound, match=r"samples/x:3: note \(1\) is shown twice; first at line 1"):
        regions.cut(source, [], "py")


def test_an_empty_region() -> None:
    source = regions.parse("a\n# --8<-- [start:x]\n\n# --8<-- [end:x]\n", "samples/x")
    with pytest.raises(ProblemsFound, match="samples/x:2: region 'x' is empty"):
        regions.cut(source, ["x"], "py")
