"""Checks a built site: `python -m tools.verify [FOLDER]`.

Every internal link, file and anchor resolves, in both languages; no id stands twice on a page; and nothing of the
machinery shows: no unexpanded marker, no traceback of ours, no path of this machine, no `None`.
"""

from __future__ import annotations

import os
import posixpath
import re
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.common import ROOT, run_main, say

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
REFERENCES = {
    "a": ("href",),
    "link": ("href",),
    "area": ("href",),
    "use": ("href", "xlink:href"),
    "script": ("src",),
    "img": ("src",),
    "iframe": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
}
SHOWN = frozenset(("title", "alt", "aria-label", "content", "placeholder", "href", "src", "id", "class", "lang"))
TRACEBACK = "Traceback (most recent call last)"


@dataclass
class Page:
    ids: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    references: list[tuple[int, str, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Seen:
    pages: int = 0
    links: int = 0


class Reader(HTMLParser):
    """One pass over a page: its ids, what it refers to, and text that must not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[tuple[str, bool, bool]] = []  # tag, inside code, inside a captured output

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        anchor = given.get("id") or (given.get("name", "") if tag == "a" else "")
        if anchor:
            if anchor in self.page.ids:
                self.page.twice.add(anchor)
            self.page.ids.add(anchor)
        for name in REFERENCES.get(tag, ()):
            if name in given:
                self.page.references.append((line, f"{tag} {name}", given[name].strip()))
        for part in given.get("srcset", "").split(","):
            if part.strip():
                self.page.references.append((line, f"{tag} srcset", part.split()[0]))
        for name, value in given.items():
            if name in SHOWN and value.strip() in ("None", "undefined"):
                self.page.problems.append((line, f"the attribute {name} of <{tag}> is {value.strip()!r}"))
        if tag in VOID:
            return
        was_code, was_output = self.open[-1][1:] if self.open else (False, False)
        classes = given.get("class", "").split()
        self.open.append(
            (tag, was_code or tag in ("pre", "code", "script", "style"), was_output or "pp-output" in classes)
        )

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        _, code, output = self.open[-1] if self.open else ("", False, False)
        line = self.getpos()[0]
        if TRACEBACK in data and not output:
            self.page.problems.append((line, "a traceback outside a captured output"))
        if not code and data.strip() == "None":
            self.page.problems.append((line, "'None' as visible text"))
        if not code and ("<!--[[" in data or "]]-->" in data):
            self.page.problems.append((line, "an unexpanded macro marker"))

    def handle_comment(self, data: str) -> None:
        if data.startswith("[["):
            self.page.problems.append((self.getpos()[0], f"an unexpanded macro: {' '.join(data.split())[:60]}"))


def read(text: str) -> Page:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.page


def machine_paths() -> list[str]:
    paths = {str(ROOT), sys.prefix, os.path.realpath(sys.prefix)}
    home = os.path.expanduser("~")
    if len(home) > len("/root"):
        paths.add(home)
    return sorted(path for path in paths if len(path) > 3)


def resolve(reference: str, page: str, site_url: str) -> tuple[str, str] | None:
    """The path below the site and the fragment that a reference means; None if it leads elsewhere."""
    parts = urlsplit(reference)
    own = urlsplit(site_url)
    if parts.scheme or parts.netloc:
        same = bool(site_url) and (parts.scheme, parts.netloc) == (own.scheme, own.netloc)
        if not same or not parts.path.startswith(own.path):
            return None
    path = unquote(parts.path)
    if path.startswith("/"):
        # As a browser does: `/..` is `/`.
        path = posixpath.normpath(path) + ("/" if path.endswith(("/", "/..", "/.")) and path != "/" else "")
        path = "/" + path.lstrip("/")
        base = own.path or "/"
        if not path.startswith(base):
            return None if site_url else (path, parts.fragment)
        path = path[len(base) :]
    elif not path:
        path = page
    else:
        path = posixpath.join(posixpath.dirname(page), path)
    return posixpath.normpath(path).lstrip("/") + ("/" if path.endswith("/") else ""), unquote(parts.fragment)


def target_file(site: Path, path: str) -> str | None:
    """The file, relative to the site, that a server answers this path with."""
    if path in ("", ".", "./"):
        path = "index.html"
    if path.startswith(".."):
        return None
    file = site / path
    if file.is_dir():
        path = posixpath.join(path, "index.html")
        file = site / path
    return posixpath.normpath(path) if file.is_file() else None


def verify(site: Path, site_url: str = "") -> tuple[list[str], Seen]:
    problems: list[str] = []
    seen = Seen()
    pages: dict[str, Page] = {}
    secret = machine_paths()
    for file in sorted(site.rglob("*")):
        if not file.is_file() or file.suffix not in (".html", ".json", ".xml", ".js", ".css", ".svg", ".txt"):
            continue
        name = file.relative_to(site).as_posix()
        text = file.read_text(encoding="utf-8", errors="replace")
        for path in secret:
            if path in text:
                line = text.count("\n", 0, text.index(path)) + 1
                problems.append(f"{name}:{line}: holds a path of this machine: {path}")
        if file.suffix == ".html" and not name.startswith(("samples/", "es/samples/")):
            pages[name] = read(text)
        elif file.suffix == ".css":
            for found in re.finditer(r"url\(\s*['\"]?([^'\")]+)", text):
                reference = found.group(1)
                if not reference.startswith(("data:", "#", "http:", "https:")):
                    where = resolve(reference, name, site_url)
                    if where and target_file(site, where[0]) is None:
                        line = text.count("\n", 0, found.start()) + 1
                        problems.append(f"{name}:{line}: url({reference}) leads to no file")

    dead: dict[str, list[str]] = {}  # what is wrong -> where: a broken file of the theme is one error, not one a page
    for name, page in pages.items():
        seen.pages += 1
        problems += [f"{name}:{line}: {what}" for line, what in page.problems]
        problems += [f"{name}: the id {anchor!r} stands twice" for anchor in sorted(page.twice)]
        for line, kind, reference in page.references:
            if reference.startswith(("data:", "mailto:", "tel:", "javascript:")):
                continue
            where = resolve(reference, name, site_url)
            if where is None:
                continue
            seen.links += 1
            path, fragment = where
            target = target_file(site, path)
            if target is None:
                dead.setdefault(f"{kind} {reference!r} leads to no file of the site ({path})", []).append(
                    f"{name}:{line}"
                )
            elif fragment and target in pages and fragment not in pages[target].ids:
                problems.append(f"{name}:{line}: {kind} {reference!r}: {target} has no id {fragment!r}")
    merged: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for what, places in dead.items():
        path = what[what.rindex("(") :]
        merged.setdefault(path, []).extend(places)
        first.setdefault(path, what)
    for path, places in merged.items():
        more = f" (and on {len(places) - 1} more)" if len(places) > 1 else ""
        problems.append(f"{places[0]}: {first[path]}{more}")
    if not pages:
        problems.append(f"{site}: there is no page")
    return problems, seen


def main(argv: list[str]) -> int:
    site = Path(argv[0] if argv else ROOT / "site")
    problems, seen = verify(site, os.environ.get("SITE_URL", ""))
    for problem in problems:
        print(problem, file=sys.stderr)
    say(f"{seen.pages} pages, {seen.links} links, {len(problems)} errors")
    return 1 if problems else 0


if __name__ == "__main__":
    run_main(main)
