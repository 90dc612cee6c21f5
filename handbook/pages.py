"""A page's source: front matter, headings, links, images, fences, calls and words, each with its line."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from handbook import calls, files
from handbook.calls import Call, Refusal
from handbook.languages import LANGUAGES
from handbook.problems import Problem
from handbook.yamlsource import Entry, load

# As MkDocs splits it off; a page that does not begin like this would get its metadata by other rules.
_FRONT_MATTER = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.S)
_FENCE = re.compile(r"^(?P<indent>[ \t>]*(?:[-*+] +|\d+\. +)?)(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^\n]*)$")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.S)
_COMMENT = re.compile(r"<!--(?!\[\[).*?-->", re.S)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<rest>\S[^\n]*)$", re.M)
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<body>[#.A-Za-z][^{}\n]*?)[ ]*\}[ \t]*$")
_PART = re.compile(r"""data-part=(?:"([^"]*)"|'([^']*)'|(\S+))""")
_ID = re.compile(r"(?:^|\s)#([^\s#.{}=]+)")
_LINK = re.compile(r"""\]\([ \t]*<?(?P<to>[^)\s<>]*)>?(?:\s+(?:"[^"]*"|'[^']*'))?[ \t]*\)""")
_REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<to>[^\s<>]+)", re.M)
_RAW_LINK = re.compile(r"""<(?P<tag>[a-zA-Z]+)\b[^>]*?\s(?:href|src)=["'](?P<to>[^"']*)["']""")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(")
_RAW_IMAGE = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.I)
_RAW_ID = re.compile(r"""<[a-zA-Z][^>]*?\s(?:id|name)=["']([^"']+)["']""")
_LIST_ID = re.compile(r"\{:?[ ]*[^{}\n]*?#([A-Za-z][\w:.-]*)[^{}\n]*\}")
_FOOTNOTE = re.compile(r"^\[\^([^\]\n]+)\]:", re.M)
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx"})
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True)
class Heading:
    """A heading. `id` is '' where none is written; `parts` are the words of its data-part."""

    level: int
    title: str
    id: str
    parts: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Link:
    """A link's or picture's target as written."""

    target: str
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block in the page: its language ('' where none is given) and the count of its lines."""

    language: str
    line: int
    lines: int


@dataclass(frozen=True)
class Content:
    """What a page's text holds. Everything in it follows from the text alone."""

    body: str
    body_line: int
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    fences: tuple[Fence, ...]
    calls: tuple[Call, ...]
    refusals: tuple[Refusal, ...]
    anchors: frozenset[str]
    no_alt: tuple[int, ...]
    words: int
    prose: str


@dataclass(frozen=True)
class Page:
    """A page of one language. `slug` is its path in docs/<language>/ without `.md`, the same in every language."""

    language: str
    slug: str
    path: str
    text: str
    meta: Mapping[str, Entry]
    content: Content

    @property
    def title(self) -> str:
        """Its title in the front matter, else its first heading."""
        entry = self.meta.get("title")
        if entry and isinstance(entry.value, str):
            return entry.value
        return next((heading.title for heading in self.content.headings), self.slug)

    @property
    def is_chapter(self) -> bool:
        """Whether it teaches: a page of a domain's folder that is no index and no reference."""
        return "/" in self.slug and self.string("kind") in ("tutorial", "how-to", "explanation")

    @property
    def needs_parts(self) -> bool:
        """Whether it has parts that its kind asks for: a chapter, or a reference in a domain's folder."""
        return self.is_chapter or ("/" in self.slug and self.string("kind") == "reference")

    def string(self, key: str) -> str:
        """A text of the front matter, or ''."""
        entry = self.meta.get(key)
        return entry.value if entry and isinstance(entry.value, str) else ""

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of the front matter, or ()."""
        entry = self.meta.get(key)
        values = entry.value if entry and isinstance(entry.value, list) else []
        return tuple(value.value for value in values if isinstance(value.value, str))

    def section(self, line: int) -> Heading | None:
        """The h2 or h3 under which a line stands; None above the first."""
        found = None
        for heading in self.content.headings:
            if heading.line > line:
                break
            if heading.level in (2, 3):
                found = heading
        return found

    @property
    def sections(self) -> dict[str, str]:
        """The source of each section by the id of its h2 or h3; what stands above the first is 'top'."""
        lines = self.text.split("\n")
        marks = [(heading.line, heading.id) for heading in self.content.headings if heading.level in (2, 3)]
        starts = [(self.content.body_line, "top"), *marks, (len(lines) + 1, "")]
        found: dict[str, str] = {}
        for (start, name), (end, _) in pairwise(starts):
            found[name] = "\n".join(lines[start - 1 : end - 1])
        return found


def relative_link(from_slug: str, to_slug: str) -> str:
    """The Markdown link from one page to another."""
    return posixpath.relpath(f"{to_slug}.md", posixpath.dirname(from_slug) or ".")


def slugify(title: str) -> str:
    """The id that the toc extension gives to a heading without one."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _blank(text: str, start: int, end: int) -> str:
    """`text` with a part turned to spaces, newlines kept: places stay what they were."""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def mask_fences(text: str) -> tuple[str, list[Fence]]:
    """The text with its fenced blocks turned to spaces, and the blocks."""
    lines = text.split("\n")
    found = []
    index = 0
    while index < len(lines):
        match = _FENCE.match(lines[index])
        if match and not ("`" in match["info"] and match["fence"][0] == "`"):
            closing = re.compile(rf"^[ \t>]*{re.escape(match['fence'])}[`~]*[ \t]*$")
            end = next((at for at in range(index + 1, len(lines)) if closing.match(lines[at])), None)
            if end is not None:
                info = match["info"].strip().lstrip("{").strip()
                language = re.split(r"[\s{}]", info, maxsplit=1)[0].lstrip(".").lower()
                found.append(Fence(language, index + 1, end - index - 1))
                lines[index : end + 1] = [" " * len(line) for line in lines[index : end + 1]]
                index = end
        index += 1
    return "\n".join(lines), found


def _heading(match: re.Match[str], line: int) -> Heading:
    rest = re.sub(r"[ \t]+#+[ \t]*$", "", match["rest"]).rstrip()
    name, parts = "", ()
    attributes = _ATTRIBUTES.search(rest)
    if attributes:
        rest = rest[: attributes.start()].rstrip()
        ids = _ID.findall(attributes["body"])
        name = ids[-1] if ids else ""
        part = _PART.search(attributes["body"])
        parts = tuple(next(group for group in part.groups() if group is not None).split()) if part else ()
    return Heading(len(match["marks"]), rest, name, parts, line)


@lru_cache(maxsize=1024)
def parse(text: str) -> Content:
    """Parse a page's text (newlines plain)."""
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    found, refusals = calls.parse(text)
    masked = _blank(text, 0, start)
    for call in found:
        masked = _blank(masked, call.offset, call.end)
    masked, fences = mask_fences(masked)
    for pattern in (_CODE_SPAN, _COMMENT):
        masked = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), masked)
    # A heading's code span is part of its title, so headings are found in the masked text and read from the page's.
    lines = text.split("\n")

    def line_of(offset: int) -> int:
        return masked.count("\n", 0, offset) + 1

    headings = []
    for match in _HEADING.finditer(masked):
        line = line_of(match.start())
        whole = _HEADING.match(lines[line - 1])
        headings.append(_heading(whole or match, line))
    links = [
        Link(match["to"], line_of(match.start("to")))
        for pattern in (_LINK, _REFERENCE, _RAW_LINK)
        for match in pattern.finditer(masked)
    ]
    anchors = {heading.id or slugify(heading.title) for heading in headings}
    anchors |= set(_RAW_ID.findall(masked)) | set(_LIST_ID.findall(masked))
    anchors |= {f"fn:{name}" for name in _FOOTNOTE.findall(masked)}
    no_alt = [line_of(match.start()) for match in _IMAGE.finditer(masked) if not match["alt"].strip()]
    for match in _RAW_IMAGE.finditer(masked):
        alt = re.search(r"""\balt=["']([^"']*)""", match["attributes"])
        # An empty alt in raw HTML is a statement (a decoration); a missing one is an omission.
        if alt is None:
            no_alt.append(line_of(match.start()))
    prose = re.sub(r"\]\([^)]*\)|\{:?[ ]*[#.A-Za-z][^{}\n]*\}|<[^>\n]*>|^\[[^\]\n]+\]:.*$", " ", masked, flags=re.M)
    return Content(
        text[start:], text[:start].count("\n") + 1, tuple(headings), tuple(sorted(links, key=lambda one: one.line)),
        tuple(fences), found, refusals, frozenset(anchors), tuple(no_alt), len(_WORD.findall(prose)), prose,
    )  # fmt: skip


def load_page(root: Path, path: Path, language: str, problems: list[Problem]) -> Page | None:
    """Read one page. Front matter that cannot be read is a problem; the page then has none."""
    text = files.try_read(root, path, problems)
    if text is None:
        return None
    source = files.relative(root, path)
    slug = path.relative_to(root / "docs" / language).as_posix().removesuffix(".md")
    meta: dict[str, Entry] = {}
    front = _FRONT_MATTER.match(text)
    if not front:
        problems.append(Problem(source, 1, "the page has no front matter", "begin with --- and title: …"))
    else:
        if calls.START in front.group():
            # The builder would render it as a part of the title.
            line = text[: text.index(calls.START)].count("\n") + 1
            problems.append(Problem(source, line, "a macro marker in the front matter", "macros belong into the text"))
        entry = load(front[1], source, problems, first_line=2)
        if entry and isinstance(entry.value, dict):
            meta = entry.value
        elif entry:
            problems.append(Problem(source, 2, "the front matter must be a mapping"))
    return Page(language, slug, source, text, meta, parse(text))


def _unchecked(root: Path, folder: Path) -> Iterator[Problem]:
    """Files that a builder would take for pages and that nobody would have checked."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            cause = "a symbolic link: what it leads to would be built unchecked"
            yield Problem(files.relative(root, path), 1, cause, "put the file itself here")
        elif path.suffix.lower() in _MARKDOWN and path.suffix != ".md":
            cause = f"a file named {path.suffix} would be built as a page and never checked"
            yield Problem(files.relative(root, path), 1, cause, "name it .md")


def load_pages(root: Path, problems: list[Problem]) -> dict[str, dict[str, Page]]:
    """Every page of every language, by language and slug."""
    found: dict[str, dict[str, Page]] = {}
    for language in LANGUAGES:
        found[language] = {}
        problems.extend(_unchecked(root, root / "docs" / language))
        for path in sorted((root / "docs" / language).rglob("*.md")):
            page = load_page(root, path, language, problems)
            if page:
                found[language][page.slug] = page
    return found


def slug_of_url(url: str, slugs: Mapping[str, object]) -> str | None:
    """The page behind a URL of the site (`''`, `backend/`, `backend/fastapi/` or `backend/fastapi.html`)."""
    path = url.partition("#")[0].partition("?")[0].lstrip("/").removesuffix(".html").rstrip("/")
    for slug in (path, f"{path}/index" if path else "index", f"{path}/README".lstrip("/")):
        if slug in slugs:
            return slug
    return None
