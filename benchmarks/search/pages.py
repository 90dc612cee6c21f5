"""More chapters than the book has yet: its real sentences in another order, with invented names in them."""

from __future__ import annotations

import html
import random
import re
from pathlib import Path

from handbook.search.pages import CODE, ERROR, TEXT, Page, read_site
from handbook.search.stopwords import STOP_WORDS
from handbook.search.words import fold

SYLLABLES = "ba be bi bo ca ce co cu da de di do fa fe ga go la le li lo ma me mi mo na ne no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo".split()  # noqa: SIM905, E501
ENDINGS = {"en": ("", "s", "ing", "ed", "er", "tion"), "es": ("", "s", "ar", "ando", "ado", "cion")}
SECTIONS = 14
NEW_WORDS = 0.10  # of a chapter's words are of its own subject
NEW_NAMES = 0.60  # of its code's names
POOL = 14_000
WORD = re.compile(r"\w{4,}")
SENTENCE = re.compile(r"(?<=[.!?:])\s+")


def _pool(lang: str, seed: int) -> list[str]:
    """Invented words, several forms of each."""
    chance = random.Random(seed)
    stems = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) for _ in range(POOL // 3)]
    return [stem + chance.choice(ENDINGS[lang]) for stem in stems for _ in range(3)]


class Generator:
    """Writes chapters in one language. The same seed writes the same bytes."""

    def __init__(self, pages: list[Page], lang: str, seed: int = 20261121) -> None:
        self.lang, self.seed = lang, seed
        self.pool = _pool(lang, seed)
        chapters = [
            page for page in pages if len(page.sections) > 12 and not page.url.startswith(("glossary", "checkl"))
        ]
        self.titles = [section.title for page in chapters for section in page.sections if section.title]
        self.sentences = [
            sentence
            for page in chapters
            for section in page.sections
            for kind, text in section.blocks
            if kind == TEXT
            for sentence in SENTENCE.split(text)
            if len(sentence) > 20
        ]
        self.code = [
            (kind, text)
            for page in chapters
            for section in page.sections
            for kind, text in section.blocks
            if kind in (CODE, ERROR)
        ]
        words = {word for sentence in self.sentences for word in WORD.findall(sentence)}
        self.words = sorted(word for word in words if fold(word) not in STOP_WORDS[lang] and not word[0].isdigit())
        self.names = sorted({name for _, text in self.code for name in re.findall(r"[A-Za-z_]{5,}", text)})

    def chapter(self, number: int) -> str:
        """One chapter, as the body of a built page."""
        chance = random.Random(self.seed * 1000 + number)

        def invented() -> str:
            # A few words are in many chapters and most in few, as in real books.
            return self.pool[min(int(chance.paretovariate(0.7)) - 1 + chance.randrange(40), len(self.pool) - 1)]

        own = {word: invented() for word in chance.sample(self.words, int(len(self.words) * NEW_WORDS))}
        own |= {
            name: "_".join(invented() for _ in range(chance.choice((1, 2, 2, 3))))
            for name in chance.sample(self.names, int(len(self.names) * NEW_NAMES))
        }

        def said(text: str) -> str:
            return html.escape(re.sub(r"[^\W\d]\w{3,}", lambda match: own.get(match[0], match[0]), text))

        title = f"{invented().capitalize()}: {said(chance.choice(self.titles))}"
        out = [f"<h1>{title}</h1>", f"<p>{said(chance.choice(self.sentences))}</p>"]
        for place in range(SECTIONS):
            level = 2 if place % 3 == 0 else 3
            name = f"{invented()}-{invented()}-{place}"
            out.append(f'<h{level} id="{name}">{said(chance.choice(self.titles))}</h{level}>')
            for _ in range(chance.randint(2, 4)):
                text = " ".join(said(one) for one in chance.choices(self.sentences, k=chance.randint(2, 5)))
                out.append(f"<p>{text}</p>")
            kind, text = chance.choice(self.code)
            block = f'<div class="highlight"><pre><code>{said(text)}</code></pre></div>'
            out.append(f'<div class="pp-output--error">{block}</div>' if kind == ERROR else block)
        return "\n".join(out)


def grow(site: Path, lang: str, target: Path, chapters: int) -> None:
    """A site of the pages of `site` and as many more as make up `chapters`."""
    pages = read_site(site, lang)
    for page in pages:
        source = site / page.url / "index.html"
        to = target / page.url / "index.html"
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(source.read_bytes())
    real = sum(len(page.sections) > 12 for page in pages if not page.url.startswith(("glossary", "checkl")))
    generator = Generator(pages, lang)
    for number in range(chapters - real):
        to = target / f"part-{number // 12}" / f"chapter-{number}" / "index.html"
        to.parent.mkdir(parents=True, exist_ok=True)
        body = f'<article class="md-content__inner">{generator.chapter(number)}</article>'
        to.write_text(f'<!doctype html><html lang="{lang}"><title>{number}</title>{body}</html>', encoding="utf-8")
