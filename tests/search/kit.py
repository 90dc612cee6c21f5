"""What the search tests share: judged queries, the measures, a page with the engine, and stock Material beside it."""

from __future__ import annotations

import functools
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Browser, Page

from handbook import yamlsource
from handbook.problems import Problem, ProblemsFound
from handbook.search.pages import read_site

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
LANGUAGES = ("en", "es")
KINDS = ("plain", "typos", "paraphrase", "errors", "prefixes")
DEEP = 10
BLANK = "<!doctype html><html lang={lang}><meta charset=utf-8><title>blank</title>"


@dataclass(frozen=True)
class Query:
    """One judged query: any of the right places answers it."""

    text: str
    kind: str
    right: tuple[str, ...]


def load_queries(lang: str) -> list[Query]:
    """The judged queries of a language. Raises ProblemsFound for a key that is there twice: YAML drops the first."""
    name = f"queries.{lang}.yml"
    return read_queries((HERE / name).read_text(encoding="utf-8"), f"tests/search/{name}")


def read_queries(text: str, path: str) -> list[Query]:
    """The judged queries in the text of the file `path`. Raises ProblemsFound if it is not what it should be."""
    problems: list[Problem] = []
    entry = yamlsource.load(text, path, problems)
    if problems or entry is None:
        raise ProblemsFound(problems)
    data = entry.plain()
    pages = data["pages"]
    first: dict[str, int] = {}
    for kind in KINDS:
        for query in entry.value[kind].value:
            asked = str(query.value[0].plain())
            if asked in first:
                problems.append(query.problem(f"query {asked!r} is there twice", f"first at line {first[asked]}"))
            first.setdefault(asked, query.line)
    if problems:
        raise ProblemsFound(problems)

    def place(short: str) -> str:
        letter, sharp, name = short.partition("#")
        return pages[letter] + sharp + name

    return [Query(str(text), kind, tuple(place(one) for one in right)) for kind in KINDS for text, *right in data[kind]]


@dataclass(frozen=True)
class Measure:
    """How well a set of queries was answered."""

    queries: int
    mrr: float  # mean of 1 / the place of the first right result, 0 beyond the tenth
    first: float  # share of queries whose first result is right
    five: float  # share of queries with a right one among the first five


def rank_of(query: Query, found: list[str]) -> int | None:
    """The place, from 1, of the first right result."""
    return next((rank for rank, place in enumerate(found[:DEEP], 1) if place in query.right), None)


def measure(ranks: list[int | None]) -> Measure:
    """The measures over the places of the first right results."""
    count = max(1, len(ranks))
    return Measure(
        len(ranks),
        sum(1 / rank for rank in ranks if rank) / count,
        sum(rank == 1 for rank in ranks) / count,
        sum(rank is not None and rank <= 5 for rank in ranks) / count,
    )


def by_kind(queries: list[Query], answers: list[list[str]]) -> dict[str, Measure]:
    """The measures of each kind, and of all."""
    ranks = [(query.kind, rank_of(query, found)) for query, found in zip(queries, answers, strict=True)]
    table = {kind: measure([rank for own, rank in ranks if own == kind]) for kind in KINDS}
    return table | {"all": measure([rank for _, rank in ranks])}


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each file waits 40 ms for nothing

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is no error."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; gives its address, which ends with a slash."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def put_engine(site: Path, lang: str) -> None:
    """Put today's engine and an empty page into a language's site."""
    shutil.copytree(SCRIPTS, site / "assets" / "javascripts", dirs_exist_ok=True)
    (site / "blank.html").write_text(BLANK.format(lang=lang), encoding="utf-8")


def open_engine(browser: Browser, base: str) -> Page:
    """An empty page with the engine in it, nothing loaded yet."""
    page = browser.new_page()
    page.goto(f"{base}blank.html")
    page.add_script_tag(url=f"{base}assets/javascripts/search-engine.js")
    return page


ASK = """async ([texts, limit]) => {
  const all = [];
  for (const text of texts) all.push((await handbookSearch.query(text, limit)).map((one) => one.location));
  return all;
}"""


def ask(page: Page, texts: list[str], limit: int = DEEP) -> list[list[str]]:
    """The places that the engine finds for each text, best first."""
    answers: list[list[str]] = page.evaluate(ASK, [texts, limit])
    return answers


# ---------------------------------------------------------------- stock Material, on the same pages


def article(path: Path) -> str:
    """What is inside the article of a built page."""
    found = re.search(r"<article[^>]*>(.*)</article>", path.read_text(encoding="utf-8"), re.DOTALL)
    return found[1] if found else ""


def site_articles(site: Path, lang: str) -> dict[str, str]:
    """The articles of a language in the order of the navigation, which is the order of Material's index."""
    nav = re.findall(r"^\s+- (?:[^:\n]+: )?([\w/-]+)\.md$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    order = {re.sub(r"(^|/)index$", r"\1", name): place for place, name in enumerate(nav)}
    urls = [page.url for page in read_site(site, lang)]
    urls.sort(key=lambda url: order.get(url.rstrip("/") if url.rstrip("/") in order else url, len(order)))
    return {url: article(site / url / "index.html") for url in urls}


def material_index(pages: dict[str, str], lang: str) -> dict[str, Any]:
    """The index that Material's own plugin makes of these articles, {address: HTML of the article}."""
    from material.plugins.search.plugin import SearchIndex

    def page(url: str, content: str) -> SimpleNamespace:
        # What the plugin sees begins with the heading: the theme puts its buttons before it afterwards.
        return SimpleNamespace(url=url, content=content[max(0, content.find("<h1")) :], meta={}, title=url, toc=[])

    index = SearchIndex(
        lang=[lang],
        separator="[\\s\\-]+",
        pipeline=["stopWordFilter"],
        fields={"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}},
    )
    for url, content in pages.items():
        index.add_entry_from_context(page(url, content))
    made: dict[str, Any] = json.loads(index.generate_search_index(None))
    return made


def material_worker() -> Path:
    """The script of Material's search worker."""
    import material

    folder = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    return next((folder / "workers").glob("search.*.min.js"))


ASK_MATERIAL = """async ([index, texts, worker]) => {
  const search = new Worker(worker);
  const next = (type) => new Promise((resolve, reject) => {
    search.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    search.onerror = (error) => reject(new Error(error.message));
  });
  const ready = next(1);
  search.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  await ready;
  const all = [];
  for (const text of texts) {
    const answer = next(3);
    search.postMessage({ type: 2, data: text });
    const late = new Promise((resolve) => setTimeout(() => resolve({ items: [] }), 3000));
    const { items } = await Promise.race([answer, late]);
    all.push(items.flat().map((item) => item.location));
  }
  search.terminate();
  return all;
}"""


def ask_material(page: Page, index: dict[str, Any], texts: list[str], worker: str) -> list[list[str]]:
    """What Material's worker answers, in the order of its list."""
    answers: list[list[str]] = page.evaluate(ASK_MATERIAL, [index, texts, worker])
    return answers
