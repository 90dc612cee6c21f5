"""What the tests of the built site share: the pages, a server under a sub-path, and a copy of the tree to break."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import smallbook
import yaml
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "es")
SCHEMES = ("light", "dark")
SUB_PATH = "/handbook/"
STORAGE_KEY = "proven-python/v1"
CHAPTERS = ("backend/fastapi", "databases/n-plus-one")
FIXTURES = ROOT / "tests" / "site" / "fixtures"
# Never routed anywhere (RFC 2606): a built page may name it, a browser must not ask for it.
PUBLIC_URL = "https://handbook.example/handbook/"


@dataclass(frozen=True)
class SitePage:
    """One page of one language, as it lies in docs/ and as it is addressed."""

    lang: str
    slug: str  # backend/fastapi, or backend/index

    @property
    def url(self) -> str:
        """The address relative to the root of the published site."""
        name = PurePosixPath(self.slug)
        folder = name.parent if name.name == "index" else name
        path = "" if str(folder) == "." else f"{folder}/"
        return path if self.lang == "en" else f"{self.lang}/{path}"

    @property
    def twin(self) -> SitePage:
        """The same page in the other language."""
        return SitePage("es" if self.lang == "en" else "en", self.slug)

    @property
    def is_chapter(self) -> bool:
        """Whether it is a page of a domain, and not its index."""
        return "/" in self.slug and not self.slug.endswith("/index")

    @property
    def source(self) -> Path:
        """The Markdown file."""
        return ROOT / "docs" / self.lang / f"{self.slug}.md"

    def __str__(self) -> str:
        return f"{self.lang}:{self.slug}"


@cache
def all_pages() -> tuple[SitePage, ...]:
    """Every page of both languages, from the files in docs/."""
    found = []
    for lang in LANGUAGES:
        folder = ROOT / "docs" / lang
        slugs = sorted(str(path.relative_to(folder).with_suffix("").as_posix()) for path in folder.rglob("*.md"))
        found += [SitePage(lang, slug) for slug in slugs]
    return tuple(found)


def small_pages() -> tuple[SitePage, ...]:
    """The pages of the small book: what `Tree` holds."""
    kept = smallbook.slugs()
    return tuple(page for page in all_pages() if page.slug in kept)


def chapters() -> tuple[SitePage, ...]:
    """The chapters in both languages."""
    return tuple(SitePage(lang, slug) for lang in LANGUAGES for slug in CHAPTERS)


def front_matter(page: SitePage) -> dict[str, Any]:
    """The front matter of a page."""
    match = re.match(r"---\n(.*?)\n---\n", page.source.read_text(encoding="utf-8"), re.DOTALL)
    return yaml.safe_load(match[1]) if match else {}


class BuiltSite:
    """A built site on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._soups: dict[Path, BeautifulSoup] = {}

    def file(self, page: SitePage) -> Path:
        """The HTML file of a page."""
        return self.folder / page.url / "index.html"

    def html(self, page: SitePage) -> str:
        """The HTML of a page."""
        return self.file(page).read_text(encoding="utf-8")

    def soup(self, page: SitePage) -> BeautifulSoup:
        """The parsed HTML of a page: parsed once, so never change it."""
        return self.parse(self.file(page))

    def parse(self, path: Path) -> BeautifulSoup:
        """The parsed HTML of a file. The last few are kept: a page's tests follow each other, with those of its twin."""
        if path not in self._soups:
            while len(self._soups) >= 4:
                del self._soups[next(iter(self._soups))]
            # A page is a hundred thousand objects, and none of them is rubbish yet: looking for some doubles the time.
            gc.disable()
            self._soups[path] = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            gc.enable()
        return self._soups[path]

    def resolve(self, page: SitePage, href: str) -> Path:
        """The file that a relative reference of a page leads to."""
        path = unquote(urlsplit(href).path)
        target = (self.folder / page.url / path).resolve()
        return target / "index.html" if path.endswith("/") or target.is_dir() else target


# ---------------------------------------------------------------- server


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(SUB_PATH):
            self._answer(404, b"outside the site", "text/plain")
            return
        relative = path.removeprefix(SUB_PATH)
        target = (self.folder / relative).resolve()
        if not target.is_relative_to(self.folder):
            self._answer(404, b"outside the site", "text/plain")
        elif target.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif target.is_dir() and (target / "index.html").is_file():
            self._answer(200, (target / "index.html").read_bytes(), "text/html; charset=utf-8")
        elif target.is_file():
            kind = guess_type(target.name)[0] or "application/octet-stream"
            self._answer(200, target.read_bytes(), f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        else:
            lang = next((lang for lang in LANGUAGES if relative.startswith(f"{lang}/")), "")
            page = self.folder / lang / "404.html"
            body = page.read_bytes() if page.is_file() else b"not found"
            self._answer(404, body, "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest prints what matters."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is no error of the site."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site under the sub-path; gives its address, which ends with a slash."""
    handler = type("Handler", (_Handler,), {"folder": folder.resolve()})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# ---------------------------------------------------------------- the tree


@dataclass
class Run:
    """One command's end: status and everything that it printed."""

    status: int
    text: str
    lines: list[str] = field(default_factory=list)


class Tree:
    """A small book to break and to build; the real tree is never touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = smallbook.copy(folder)

    def path(self, name: str) -> Path:
        """A file of the copy."""
        return self.folder / name

    def run(self, *command: str, **environment: str) -> Run:
        """Run Python in the copy, with the interpreter that runs the tests."""
        keep = {
            name: value
            for name, value in os.environ.items()
            if name
            not in {"SITE_DIR", "SITE_URL", "SITE_URL_ES", "REPO_URL", "EDIT_URI_EN", "EDIT_URI_ES", "PYTHONPATH"}
        }
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env=keep | {"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stdout.splitlines())

    def check(self) -> Run:
        """The checks that stand before every build."""
        return self.run("-m", "handbook", "check")

    def build(self, **environment: str) -> Run:
        """The build of both languages, as `make build` runs it."""
        return self.run("-m", "tools.build", **environment)

    @contextmanager
    def changed(self, **_: object) -> Iterator[Changes]:
        """Change files inside the block; afterwards every one is as it was."""
        changes = Changes(self.folder)
        try:
            yield changes
        finally:
            changes.undo()


class Changes:
    """The files changed so far, with what they held before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: dict[Path, bytes | None] = {}

    def _keep(self, path: Path) -> None:
        if path not in self._before:
            self._before[path] = path.read_bytes() if path.is_file() else None

    def write(self, name: str, text: str) -> None:
        """Write a file, new or old."""
        path = self.folder / name
        self._keep(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        """Change a file's text; a change that changes nothing is a mistake of the test."""
        before = (self.folder / name).read_text(encoding="utf-8")
        after = change(before)
        assert after != before, f"the test's change of {name} changed nothing"
        self.write(name, after)

    def append(self, name: str, text: str) -> None:
        """Put text at a file's end."""
        self.edit(name, lambda before: before.rstrip("\n") + "\n" + text)

    def remove(self, name: str) -> None:
        """Take a file away."""
        path = self.folder / name
        self._keep(path)
        path.unlink()

    def undo(self) -> None:
        """Put everything back."""
        for path, before in self._before.items():
            if before is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(before)
        self._before.clear()
