"""Pieces of Markdown that macros print. Built with pymdownx.blocks.html, which nests in lists, tabs and admonitions."""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath

_LEXERS = {
    "py": "python", "pyi": "python", "sql": "sql", "yaml": "yaml", "yml": "yaml", "toml": "toml", "html": "html",
    "jinja": "html+jinja", "sh": "bash", "bash": "bash", "js": "javascript", "mjs": "javascript", "ts": "typescript",
    "ini": "ini", "cfg": "ini", "json": "json", "css": "css", "md": "markdown", "csv": "text", "txt": "text",
    "xml": "xml", "rs": "rust", "c": "c", "diff": "diff", "service": "ini", "conf": "text", "lock": "text",
}  # fmt: skip
_NAMES = {"Dockerfile": "dockerfile", "Containerfile": "dockerfile", "Makefile": "makefile"}
# Characters that Markdown would read as its own inside a link title, a table cell or an attribute list.
_SPECIAL = {ord(char): f"&#{ord(char)};" for char in "\"'`\\|[](){}<>*_~^$=+:!#"}


def lexer(path: str) -> str:
    """The highlighter's name for a file."""
    name = PurePosixPath(path).name
    if name in _NAMES or name.partition(".")[0] in _NAMES:
        return _NAMES.get(name) or _NAMES[name.partition(".")[0]]
    return _LEXERS.get(extension(path), "text")


def extension(path: str) -> str:
    """A file's extension without the dot, in small letters."""
    return PurePosixPath(path).suffix.lstrip(".").lower()


def html(selector: str, *content: str, mode: str = "") -> str:
    """An HTML element around Markdown. `mode`: '' = what the tag suggests, `block`, or `html` for content as it is."""
    option = f"\n    markdown: {mode}" if mode else ""
    return "\n\n".join([f"/// html | {selector}{option}", *(one for one in content if one), "///"])


def fence(code: str, language: str, title: str = "", highlighted: tuple[int, ...] = ()) -> str:
    """A fenced block that no backticks of its content can end."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    mark = "`" * max(3, longest + 1)
    options = f' title="{one_line(title).replace(chr(34), chr(39))}"' if title else ""
    options += f' hl_lines="{" ".join(map(str, highlighted))}"' if highlighted else ""
    return f"{mark}{language}{options}\n{code}\n{mark}"


def code(text: str) -> str:
    """Text as inline code, whatever backticks are in it."""
    runs = [len(run) for run in re.findall(r"`+", text)]
    mark = "`" * (1 if not runs else max(runs) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{pad}{text}{pad}{mark}"


def one_line(markdown: str) -> str:
    """Markdown without line breaks. Not str.split(): that would take unbreakable spaces for breakable ones."""
    return re.sub(r"[ \t\r\n]+", " ", markdown).strip(" ")


def plain(markdown: str) -> str:
    """Inline Markdown as plain text, for an attribute."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", one_line(markdown))
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    return re.sub(r"(?<!\w)[*_](.+?)[*_](?!\w)", r"\1", text).replace("`", "")


def attribute(text: str) -> str:
    """Plain text for an HTML attribute or link title in Markdown, in any place, table cells too."""
    return one_line(text).replace("&", "&amp;").translate(_SPECIAL)


def span(classes: str, content: str, **attributes: str) -> str:
    """Inline HTML around inline Markdown."""
    extra = "".join(f' {name}="{attribute(value)}"' for name, value in attributes.items())
    return f'<span class="{classes}"{extra}>{content}</span>'


def raw_link(classes: str, href: str, text: str, download: bool = False) -> str:
    """A link that the site builder leaves as it is: to a file beside the pages, or to another site."""
    return f'<a class="{classes}" href="{escape(href)}"{" download" if download else ""}>{text}</a>'


def indented(markdown: str, indent: str) -> str:
    """Every line but the first with the call's indentation (the first already stands there)."""
    first, *others = markdown.split("\n")
    return "\n".join([first, *((indent + line if line else "") for line in others)])
