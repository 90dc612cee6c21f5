"""Builder and engine cut, fold and stem alike: over every word of the book, and over what no book holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kit import LANGUAGES, open_engine, served
from playwright.sync_api import Browser, Page
from unchanged import SITE

from handbook.search.pages import read_site
from handbook.search.stems import stemmer
from handbook.search.stopwords import STOP_WORDS
from handbook.search.words import is_plain, words

READS = (SITE, "data", "handbook", "overrides")

# Each test stands alone: any worker may take it.
SPREAD = True

STRANGE = [
    "don't the engine's l’hôte O'Neill '' 'quoted'",
    "django.db.models.F __init__ _private snake_case_name CamelCaseName HTTPServer parseJSON2 XMLHttpRequest",
    "n+1 N + 1 c++ postgresql+psycopg 3.13 1,000 0,25 2026-11-21 0x00 1e400 404 41 12345 123456",
    "ñandú Ångström ÜBER straße ﬁle İstanbul ΣΊΣΥΦΟΣ Привет 日本語 العربية עברית 🙂👍🏽 e\u0301le\u0301ve",
    "test_a_list_is_cut_into_pages aaaa xxxxxxxx F Q x 5f4dcc3b5aa765d61d8327deb882cf99",
    "\u200b\ufeff\x00 \ud83d\ude00 a\u0300\u0301\u0302\u0303b",
    "_" * 50 + " " + "w" * 41 + " " + "ab" * 20 + " " + "ab" * 21,
]


@pytest.fixture(scope="module", params=LANGUAGES)
def opened(request: pytest.FixtureRequest, browser: Browser, sites: dict[str, Any]) -> Iterator[tuple[str, Path, Page]]:
    lang = str(request.param)
    site, _ = sites[lang]
    with served(site) as base:
        page = open_engine(browser, base)
        page.evaluate("() => handbookSearch.load()")
        yield lang, site, page
        page.close()


def test_the_same_words_in_every_section_of_the_book(opened: tuple[str, Path, Page]) -> None:
    lang, site, page = opened
    sections = [section for one in read_site(site, lang) for section in one.sections]
    texts = [text for section in sections for text in (section.title, section.text())]
    ours = [[word.name for word in words(text)] for text in texts]
    theirs = page.evaluate("(texts) => texts.map(handbookSearch.inner.words)", texts)
    for text, own, other in zip(texts, ours, theirs, strict=True):
        assert own == other, text[:200]


def test_the_same_words_in_strange_texts(opened: tuple[str, Path, Page]) -> None:
    page = opened[2]
    for text in STRANGE:
        assert page.evaluate("(text) => handbookSearch.inner.words(text.normalize('NFC'))", text) == [
            word.name for word in words(text)
        ], text


def test_the_same_stem_for_every_word_of_the_book(opened: tuple[str, Path, Page]) -> None:
    lang, _, page = opened
    known = sorted({name for name in page.evaluate("() => handbookSearch.inner.names()") if is_plain(name)})
    assert len(known) > 1000
    stem = stemmer(lang)
    theirs = page.evaluate("(words) => words.map(handbookSearch.inner.stem)", known)
    differ = {word: (stem(word), other) for word, other in zip(known, theirs, strict=True) if stem(word) != other}
    assert not differ


def test_the_same_common_words(opened: tuple[str, Path, Page]) -> None:
    lang, _, page = opened
    assert set(page.evaluate("(lang) => handbookSearch.inner.stop(lang)", lang)) == STOP_WORDS[lang]
