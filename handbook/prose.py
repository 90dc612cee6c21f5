"""What readers read as prose, passage by passage, each with its place: of pages, of calls, and of data files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from handbook import files
from handbook.calls import Call
from handbook.glossary import Term
from handbook.languages import LANGUAGES
from handbook.pages import Page, mask_fences
from handbook.yamlsource import Entry, load

NUMBER = "\ufffc"  # stands where number() puts a measured value
SHOWN = ("data/ui.yml", "data/glossary.yml", "data/checklists/*.yml", "data/paths/*.yml")
SHOWN_SAMPLES = ("sample.yml", "exercises/*/exercise.yml")
FRONT_MATTER = ("title", "description", "for")
# Arguments that hold prose, by macro, with their places.
ARGUMENTS = {"sample": {"notes": 3}, "figure": {"alt": 1, "caption": 2}}

_FRONT = re.compile(r"^-{3}[ \t]*\n.*?\n(?:\.{3}|-{3})[ \t]*\n", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_TITLED = re.compile(r'^\s*(?:!!!|\?\?\?\+?|===!?\+?)(?:[ \t]+[\w-]+)*(?:[ \t]+"(?P<title>[^"]*)")?\s*$')
_LEAD = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+|\d+\.\s+|:\s+|\[\^[^\]]+\]:\s*|\*\[[^\]]+\]:\s*)(?:\[[ xX]\]\s+)?")
_DEFINITION = re.compile(r"^\s{0,3}\[(?!\^)[^\]]+\]:\s")
_BLOCK = re.compile(r"^\s*/{3,}(?:\s|$)")
_RULE = re.compile(r"^\s*(?:[|:\s-]+|[*_=]{3,})$")
_HEADING = re.compile(r"^\s*#{1,6}\s+(?P<title>.*?)(?:\s+#+)?\s*$")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.A-Za-z][^{}]*\}")
_FOREIGN = re.compile(r"""\blang=["']?(?!es)[a-z]{2}""")
_TARGET = re.compile(r"\]\((?P<to>[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\]\[[^\]]*\]")
_OUTSIDE = re.compile(r"\[(?P<title>[^\[\]]*)\]\(https?:[^)]*\)")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?![\s*])(?P<words>[^*]+?)(?<!\s)\*(?![\w*])")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<https?:[^>]*>")
_MARKS = re.compile(r"\*\*|__|~~|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|[\[\]]|\\(?=[*_`|])")
_END = re.compile(r"(?<=[.!?…])[)\]\"”»’*_]*\s+(?=[\"“«(¿¡*_\[`]*[A-ZÁÉÍÓÚÑÜ0-9`\ufffc])")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item, a cell, a heading or a text of a data file: inline Markdown in one line, and its place.

    `kind` is 'text', 'cell', 'heading', 'argument' (of a call), 'front' (front matter) or 'data'. `foreign`: the page
    says that it is in another language (`lang=`).
    """

    path: str
    line: int
    raw: str
    kind: str = "text"
    foreign: bool = False

    @cached_property
    def text(self) -> str:
        """As it is read: without targets, attributes, tags and marks; the words of code spans stay."""
        return " ".join(_MARKS.sub("", _CODE.sub(r"\2", _bare(self.raw))).split())

    @cached_property
    def prose(self) -> str:
        """Like `text`, with a space where code stands."""
        return " ".join(_MARKS.sub("", _CODE.sub(" ", _bare(self.raw))).split())

    @cached_property
    def uncoded(self) -> str:
        """The Markdown, with a space where code stands."""
        return _CODE.sub(" ", self.raw)

    @cached_property
    def own(self) -> str:
        """Like `prose`, without `borrowed`."""
        text = _ITALIC.sub(" ", _OUTSIDE.sub(" ", self.uncoded))
        return " ".join(_MARKS.sub("", _bare(text)).split())

    @cached_property
    def borrowed(self) -> tuple[str, ...]:
        """What may be in another language: titles of links to other sites, and *words in italics*."""
        titles = [match["title"] for match in _OUTSIDE.finditer(self.uncoded)]
        return (*titles, *(match["words"] for match in _ITALIC.finditer(_OUTSIDE.sub(" ", self.uncoded))))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of `text`. They are parted while code is still marked: a sentence may begin with it."""
        parted = _END.split(" ".join(_bare(self.raw).split()))
        found = (_MARKS.sub("", _CODE.sub(r"\2", one)).strip() for one in parted)
        return tuple(one for one in found if one)


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def _bare(raw: str) -> str:
    return _TAG.sub("", _ATTRIBUTES.sub("", _TARGET.sub("]", raw)))


def _visible(call: Call, page: Page, terms: Mapping[str, Term]) -> str:
    """What an inline call puts into its sentence."""
    if call.name == "number":
        return NUMBER
    if call.name != "term" or not call.args:
        return ""
    given = call.args[1] if len(call.args) > 1 else dict(call.kwargs).get("text")
    if isinstance(given, str):
        return given
    found = terms.get(call.args[0]) if isinstance(call.args[0], str) else None
    return found.names[page.language] if found else ""


def _source(page: Page, terms: Mapping[str, Term]) -> str:
    """The page's text with calls replaced by what they put into a sentence; every line stays where it is."""
    pieces, at = [], 0
    for call in page.content.calls:
        pieces += [page.text[at : call.offset], _visible(call, page, terms)]
        pieces.append("\n" * page.text.count("\n", call.offset, call.end))
        at = call.end
    text = "".join([*pieces, page.text[at:]])
    front = _FRONT.match(text)
    if front:
        text = "\n" * front.group().count("\n") + text[front.end() :]
    text, _ = mask_fences(text)
    return _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)


@lru_cache(maxsize=1024)
def _passages(text: str, path: str) -> tuple[Passage, ...]:
    found: list[Passage] = []
    opened: list[str] = []
    first = 0

    def close() -> None:
        if opened:
            found.append(Passage(path, first, " ".join(opened)))
            opened.clear()

    after_block = False
    for number, line in enumerate(text.split("\n"), 1):
        heading, titled = _HEADING.match(line), _TITLED.match(line)
        option, after_block = after_block and line.startswith("    ") and ":" in line, bool(_BLOCK.match(line))
        if not line.strip() or after_block or option or _RULE.match(line) or _DEFINITION.match(line):
            close()
        elif heading:
            close()
            attributes = _ATTRIBUTES.search(heading["title"])
            foreign = bool(attributes and _FOREIGN.search(attributes.group()))
            found.append(Passage(path, number, heading["title"], "heading", foreign))
        elif titled:
            close()
            if titled["title"]:
                found.append(Passage(path, number, titled["title"], "heading"))
        elif line.lstrip().startswith("|"):
            close()
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            found += [Passage(path, number, cell.strip(), "cell") for cell in cells if cell.strip()]
        else:
            lead = _LEAD.match(line)
            if lead:
                close()
            if not opened:
                first = number
            opened.append((line[lead.end() :] if lead else line).strip().lstrip("> "))
    close()
    return tuple(found)


def of_page(page: Page, terms: Mapping[str, Term]) -> Iterator[Passage]:
    """The prose of a page: front matter, text, and the texts that its calls are given."""
    for key in FRONT_MATTER:
        if page.string(key):
            yield Passage(page.path, page.meta[key].line, page.string(key), "front")
    yield from _passages(_source(page, terms), page.path)
    for call in page.content.calls:
        for name, position in ARGUMENTS.get(call.name, {}).items():
            value = call.args[position] if len(call.args) > position else dict(call.kwargs).get(name)
            texts = value if isinstance(value, list) else [value]
            yield from (Passage(page.path, call.line, one, "argument") for one in texts if isinstance(one, str))


def _of_entry(entry: Entry, language: str, inside: bool = False) -> Iterator[Passage]:
    if isinstance(entry.value, dict):
        for key, one in entry.value.items():
            if key not in LANGUAGES or key == language:
                yield from _of_entry(one, language, inside or key == language)
    elif isinstance(entry.value, list):
        for one in entry.value:
            yield from _of_entry(one, language, inside)
    elif inside and isinstance(entry.value, str):
        yield Passage(entry.path, entry.line, " ".join(entry.value.split()), "data")


def of_data(root: Path, language: str) -> Iterator[Passage]:
    """The texts of the data files that macros show, in one language. What cannot be read was reported elsewhere."""
    paths = [path for pattern in SHOWN for path in sorted(root.glob(pattern))]
    paths += [path for pattern in SHOWN_SAMPLES for path in sorted((root / "samples").rglob(pattern))]
    for path in paths:
        text = files.try_read(root, path, [])
        entry = load(text, files.relative(root, path), []) if text is not None else None
        if entry:
            yield from _of_entry(entry, language)
