"""How good the answers are: judged queries in both languages, beside stock Material's on the same pages.

Prints the table, and fails below data/search/floors.yml. A floor may only rise: `python tests/search/raise_floors.py`
lifts each towards what was measured, and never lowers one.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from kit import (
    KINDS,
    LANGUAGES,
    ROOT,
    Measure,
    ask,
    ask_material,
    by_kind,
    load_queries,
    material_index,
    material_worker,
    open_engine,
    read_queries,
    served,
    site_articles,
)
from playwright.sync_api import Browser
from unchanged import SITE

from handbook.problems import ProblemsFound
from handbook.search.pages import read_site

READS = (SITE, "data", "handbook", "overrides")

# Each test stands alone: any worker may take it.
SPREAD = True

FLOORS = ROOT / "data" / "search" / "floors.yml"
NAMES = ("mrr", "first", "five")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_judged_queries_are_many_and_lead_to_places_that_exist(lang: str, sites: dict[str, Any]) -> None:
    queries = load_queries(lang)
    assert len(queries) >= 80
    places = {
        page.url + (f"#{section.id}" if section.id else "")
        for page in read_site(sites[lang][0], lang)
        for section in page.sections
    }
    gone = {place: query.text for query in queries for place in query.right if place not in places}
    assert not gone, f"judged right, but not in the book: {gone}"


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("pages: {a: x/}\nplain:\n- [one, a]\nerrors: []\nplain:\n- [two, a]\n", 5, "key 'plain' is there twice"),
        ("pages: {a: x/}\nplain:\n- [one, a]\ntypos:\n- [one, a]\n", 5, "query 'one' is there twice"),
    ],
)
def test_a_key_or_a_query_that_is_there_twice_is_named(text: str, line: int, cause: str) -> None:
    rest = "".join(f"{kind}: []\n" for kind in KINDS if f"{kind}:" not in text)
    with pytest.raises(ProblemsFound) as found:
        read_queries(text + rest, "tests/search/queries.en.yml")
    assert f"tests/search/queries.en.yml:{line}: {cause}" in str(found.value)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_are_not_worse_than_the_floors(
    lang: str, browser: Browser, sites: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    site: Path = sites[lang][0]
    queries = load_queries(lang)
    texts = [query.text for query in queries]
    workers = material_worker().parents[1]
    for name in ("workers", "lunr"):
        shutil.copytree(workers / name, site / "stock" / name, dirs_exist_ok=True)
    with served(site) as base:
        page = open_engine(browser, base)
        ours = by_kind(queries, ask(page, texts))
        index = material_index(site_articles(site, lang), lang)
        stock = by_kind(queries, ask_material(page, index, texts, f"stock/workers/{material_worker().name}"))
        page.close()
    with capsys.disabled():
        print_table(lang, ours, stock)
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))[lang]
    assert set(floors) == {*KINDS, "all"}
    below = [
        f"{kind} {name}: {getattr(ours[kind], name):.3f}, and the floor is {floors[kind][name]}"
        for kind in floors
        for name in NAMES
        if getattr(ours[kind], name) < floors[kind][name] - 1e-9
    ]
    assert not below, f"search in {lang!r} has become worse: " + "; ".join(below)
    assert ours["all"].mrr > stock["all"].mrr


def print_table(lang: str, ours: dict[str, Measure], stock: dict[str, Measure]) -> None:
    """The table of one language."""
    head = f"{'MRR@10':>8}{'first':>8}{'five':>8}"
    print(f"\n{lang:<12}{'queries':>8} {head}     stock:{head}")
    for kind, own in ours.items():
        other = stock[kind]
        print(
            f"{kind:<12}{own.queries:>8}{own.mrr:>9.3f}{own.first:>8.3f}{own.five:>8.3f}"
            f"{other.mrr:>19.3f}{other.first:>8.3f}{other.five:>8.3f}"
        )
