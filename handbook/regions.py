"""Regions and markers of a sample's file: cut by name, never by line number.

Markers are comments of the file's own language and never reach a page:
`# --8<-- [start:name]` … `# --8<-- [end:name]`; at the end of a line `# (!)` to highlight it, `# (1)!` for a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from handbook.problems import Problem, ProblemsFound

_SCISSORS = re.compile(r"-{2,}8<-{2,}")
_REGION = re.compile(
    r"^\s*(?:#|--|//|;|<!--|/\*)\s*-{2,}8<-{2,}\s*\[(?P<kind>start|end):(?P<name>[A-Za-z0-9_-]+)\]\s*(?:-->|\*/)?\s*$"
)
_MARKS = re.compile(
    r"\s*(?P<open>#|--|//|;|<!--|/\*)\s*(?P<marks>\((?:!\)|\d+\)!)(?:\s*\((?:!\)|\d+\)!))*)\s*(?P<close>-->|\*/)?\s*$"
)
_NUMBER = re.compile(r"\((\d+)\)!")
# A marker that would stay on the page: behind other words of a comment, or without its exclamation mark.
_LOOSE = re.compile(r"(?:#|--|//|<!--|/\*)(?:.*?(?:\(!\)|\(\d+\)!)|\s*\(\d+\))\s*(?:-->|\*/)?\s*$")
_COMMENTS = {
    "sql": ("--", ""), "lua": ("--", ""),
    "html": ("<!--", "-->"), "xml": ("<!--", "-->"), "md": ("<!--", "-->"), "svg": ("<!--", "-->"),
    "js": ("//", ""), "mjs": ("//", ""), "ts": ("//", ""), "rs": ("//", ""), "go": ("//", ""), "c": ("//", ""),
    "css": ("/*", "*/"), "ini": (";", ""),
}  # fmt: skip
ELLIPSIS = "…"


@dataclass(frozen=True)
class Line:
    """A line without its markers. `notes` are the numbers of its notes, as the file has them."""

    text: str
    highlighted: bool = False
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """A parsed file. `lines` has None for marker lines; a region is a half-open range of `lines`."""

    path: str
    lines: tuple[Line | None, ...]
    regions: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Cut:
    """What a page shows: the code, the numbers of its highlighted lines (from 1), and how many notes it has."""

    code: str
    highlighted: tuple[int, ...]
    notes: int


def comment(extension: str, text: str) -> str:
    """`text` as a comment of the language with this file extension."""
    opening, closing = _COMMENTS.get(extension, ("#", ""))
    return f"{opening} {text}" + (f" {closing}" if closing else "")


def decode(content: bytes, path: str) -> str:
    """A file's text with plain newlines. Raises ProblemsFound for bytes that are not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemsFound(
            [Problem(path, line, f"byte 0x{content[error.start]:02x} is not UTF-8", "save the file as UTF-8")]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=4096)
def parse(text: str, path: str) -> Source:
    """Find regions and markers. Raises ProblemsFound with every broken marker of the file."""
    problems: list[Problem] = []
    lines: list[Line | None] = []
    opened: dict[str, int] = {}
    regions: dict[str, tuple[int, int]] = {}
    for number, raw in enumerate(text.split("\n"), 1):
        if _SCISSORS.search(raw):
            lines.append(None)
            match = _REGION.match(raw)
            if not match:
                problems.append(
                    Problem(path, number, "malformed region marker", "write --8<-- [start:name] alone in a comment")
                )
                continue
            name = match["name"]
            if match["kind"] == "start":
                if name in opened or name in regions:
                    first = (opened[name] if name in opened else regions[name][0]) or 1
                    problems.append(Problem(path, number, f"region {name!r} starts twice", f"first at line {first}"))
                else:
                    opened[name] = number
            elif name not in opened:
                problems.append(Problem(path, number, f"region {name!r} ends but never started"))
            else:
                regions[name] = (opened.pop(name), number - 1)
            continue
        match = _MARKS.search(raw)
        if match:
            marks = match["marks"]
            lines.append(Line(raw[: match.start()], "(!)" in marks, tuple(map(int, _NUMBER.findall(marks)))))
            continue
        if _LOOSE.search(raw):
            problems.append(
                Problem(
                    path,
                    number,
                    "a marker that would stay on the page",
                    "write `# (1)!` or `# (!)` as a comment of its own",
                )
            )
        lines.append(Line(raw.rstrip()))
    problems += [Problem(path, at, f"region {name!r} never ends") for name, at in opened.items()]
    if problems:
        raise ProblemsFound(problems)
    return Source(path, tuple(lines), regions)


def _dedent(lines: list[Line]) -> list[Line]:
    texts = [line.text.expandtabs(4) if line.text[:1] == "\t" else line.text for line in lines]
    margin = min((len(text) - len(text.lstrip()) for text in texts if text.strip()), default=0)
    return [Line(text[margin:], line.highlighted, line.notes) for text, line in zip(texts, lines, strict=True)]


def _tidy(lines: Sequence[Line | None]) -> list[Line]:
    """Without marker lines, blank edges, and the holes that marker lines leave."""
    kept: list[Line] = []
    blanks = 0
    for line in lines:
        if line is None:
            continue
        blanks = 0 if line.text.strip() else blanks + 1
        if blanks <= 2 and (kept or line.text.strip()):
            kept.append(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    return kept


def cut(source: Source, names: Sequence[str], extension: str, keep_notes: bool = True) -> Cut:
    """The named regions, joined by an ellipsis in the file's comment syntax; the whole file for no names.

    The names must exist. Notes are numbered from 1 in the order of their numbers in the file. Raises ProblemsFound if
    a note's number is shown twice or a region is empty.
    """
    pieces = [source.regions[name] for name in names] if names else [(0, len(source.lines))]
    shown: list[Line] = []
    for index, (start, end) in enumerate(pieces):
        piece = _dedent(_tidy(source.lines[start:end]))
        if not piece:
            what = f"region {names[index]!r} is empty" if names else "the file is empty"
            raise ProblemsFound([Problem(source.path, max(start, 1), what)])
        if index:
            indent = piece[0].text[: len(piece[0].text) - len(piece[0].text.lstrip())]
            shown += [Line(""), Line(indent + comment(extension, ELLIPSIS)), Line("")]
        shown += piece
    numbers = [number for line in shown for number in line.notes]
    if len(numbers) != len(set(numbers)):
        twice = next(number for number in numbers if numbers.count(number) > 1)
        at = [index for index, line in enumerate(source.lines, 1) if line and twice in line.notes]
        raise ProblemsFound([Problem(source.path, at[-1], f"note ({twice}) is shown twice", f"first at line {at[0]}")])
    order = {number: position for position, number in enumerate(sorted(numbers), 1)}
    code = []
    for line in shown:
        text = line.text
        for number in line.notes if keep_notes else ():
            text = f"{text}  {comment(extension, f'({order[number]})')}"
        code.append(text)
    highlighted = tuple(index for index, line in enumerate(shown, 1) if line.highlighted)
    return Cut("\n".join(code), highlighted, len(numbers))
