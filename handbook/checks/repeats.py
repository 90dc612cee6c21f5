"""No sentence of eight words or more stands on two pages of a language, or on a page and in data that pages show."""

from __future__ import annotations

from collections.abc import Iterator

from handbook import prose
from handbook.checks.sources import Sources
from handbook.problems import Problem

LEAST_WORDS = 8
UNWRITTEN = "TODO"  # what `make page` leaves; tools/check.py names each


def normal(sentence: str) -> tuple[str, ...]:
    """What makes two sentences the same: their words, case aside."""
    return tuple(word.casefold().replace("’", "'") for word in prose.words(sentence))


def check(sources: Sources) -> Iterator[Problem]:
    """Sentences that stand in two files. Within one file a repetition may be meant."""
    book = sources.book
    for language in sources.languages:
        pages = (sources.passages[language, slug] for slug in book.pages[language])
        passages = [*(one for page in pages for one in page), *prose.of_data(book.root, language)]
        first: dict[tuple[str, ...], prose.Passage] = {}
        for passage in sorted(passages, key=lambda one: (one.kind == "data", one.path, one.line)):
            for sentence in passage.sentences:
                key = normal(sentence)
                if len(key) < LEAST_WORDS or UNWRITTEN in sentence:
                    continue
                there = first.setdefault(key, passage)
                if there.path != passage.path:
                    shown = sentence if len(sentence) <= 70 else sentence[:69] + "…"
                    cause = f"the sentence {shown!r} stands at {there.path}:{there.line} too"
                    hint = "say it in one place and link there, or in the words of this page"
                    yield Problem(passage.path, passage.line, cause, hint)
