"""Length, density and reading level of chapters, beside the budget of the page template. A report: it fails nothing."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook import prose
from handbook.checks import parts
from handbook.checks.sources import Sources
from handbook.languages import LANGUAGES
from handbook.pages import Page
from handbook.render import reading

WORDS = {"tutorial": (1500, 2800), "how-to": (900, 1600), "explanation": (1400, 2400), "reference": (600, 3000)}
WORDS_PER_SAMPLE = 250
FAILURES = {"how-to": 3}
OUT = " (!)"  # out of budget
_VOWELS = "aeiouáéíóúü"
_STRONG = "aeoáéíóú"  # an accented í or ú makes a syllable of its own beside another vowel


@dataclass(frozen=True)
class Level:
    """The sentences of a text: how many, how long, how easy."""

    sentences: int
    mean: float
    p90: int
    ease: float


def syllables(word: str, language: str) -> int:
    """The syllables of a word, by rules: right for Spanish but for rare cases, near enough for English."""
    low = word.lower()
    if language == "es":
        low = re.sub(r"(?<=[gq])u(?=[eiéí])", "", low)
        count = 0
        for at, char in enumerate(low):
            if char in _VOWELS:
                before = low[at - 1] if at else ""
                count += before not in _VOWELS or not before or (char in _STRONG and before in _STRONG)
        return max(1, count)
    low = unicodedata.normalize("NFKD", low).encode("ascii", "ignore").decode()
    count = len(re.findall(r"[aeiouy]+", low))
    if low.endswith("e") and not low.endswith(("le", "ee")) and count > 1:
        count -= 1
    if re.search(r"[^td]ed$", low) and count > 1:
        count -= 1
    return max(1, count)


def level(sentences: Sequence[str], language: str) -> Level:
    """How long and how easy sentences are.

    English: Flesch's reading ease (1948). Spanish: Fernández Huerta's lecturabilidad (1959). Both: 0 is hard, 100 easy.
    """
    lengths = sorted(len(prose.words(sentence)) for sentence in sentences)
    lengths = [length for length in lengths if length]
    total = sum(lengths)
    if not total:
        return Level(0, 0.0, 0, 0.0)
    mean = total / len(lengths)
    spoken = sum(syllables(word, language) for sentence in sentences for word in prose.words(sentence)) / total
    ease = 206.84 - 60 * spoken - 1.02 * mean if language == "es" else 206.835 - 84.6 * spoken - 1.015 * mean
    return Level(len(lengths), mean, lengths[math.ceil(len(lengths) * 0.9) - 1], ease)


def _within(value: float, least: float, most: float = math.inf) -> str:
    return "" if least <= value <= most else OUT


def _counts(sources: Sources, page: Page, words: int) -> Iterator[str]:
    kind = page.string("kind")
    calls = sources.calls_of(page)
    shown = sum(one.call.name == "sample" for one in calls)
    figures = sum(one.call.name == "figure" for one in calls)
    failures = sum(parts.fails(one) for one in calls)
    exercises = len(reading.exercises_of(page))
    least, most = WORDS[kind]
    each = shown * WORDS_PER_SAMPLE / words if words else 0.0
    yield f"{words} words of {least} to {most}{_within(words, least, most)}"
    yield f"{shown} samples, {each:.1f} per {WORDS_PER_SAMPLE} words{_within(each, 1) if page.is_chapter else ''}"
    yield f"{figures} figure{'' if figures == 1 else 's'}{_within(figures, 1) if page.is_chapter else ''}"
    yield f"{failures} shown failures{_within(failures, FAILURES.get(kind, 0))}"
    if kind in parts.EXERCISES:
        yield f"{exercises} exercises{_within(exercises, *parts.EXERCISES[kind])}"


def page(sources: Sources, one: Page) -> str:
    """The report of one page, in four lines."""
    passages = [
        passage for passage in sources.passages[one.language, one.slug] if passage.kind not in ("front", "argument")
    ]
    by_part: dict[str, int] = {}
    total = 0
    for passage in passages:
        count = len(prose.words(passage.text))
        name = " ".join(parts.part_of(one, passage.line)) or "promise"
        by_part[name] = by_part.get(name, 0) + count
        total += count
    found = level(
        [sentence for passage in passages if passage.kind == "text" for sentence in passage.sentences], one.language
    )
    scale = "Fernández Huerta" if one.language == "es" else "Flesch"
    lines = [
        f"{one.path} ({one.string('kind')})",
        "  " + " · ".join(_counts(sources, one, total)),
        f"  {found.sentences} sentences of {found.mean:.1f} words (90 % have at most {found.p90}) · "
        f"{scale} {found.ease:.0f}",
        "  words by part: " + ", ".join(f"{name} {count}" for name, count in by_part.items()),
    ]
    return "\n".join(lines)


def report(sources: Sources, slugs: Sequence[str] = ()) -> str:
    """The report of every chapter, or of some."""
    chosen = [
        one
        for language in LANGUAGES
        for one in sources.book.pages[language].values()
        if one.needs_parts and (not slugs or one.slug in slugs)
    ]
    return "\n".join(page(sources, one) for one in sorted(chosen, key=lambda one: (one.slug, one.language)))
