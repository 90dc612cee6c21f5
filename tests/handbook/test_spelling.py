# ruff: noqa: E501 - a message that a test expects stands in one piece
"""Spelling: the rules with a small dictionary, and the real dictionaries once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from tree import replace, write

from handbook import book as books
from handbook import prose, spelling
from handbook.__main__ import main

EN, ES = "docs/en/backend/fastapi.md", "docs/es/backend/fastapi.md"


class Known:
    """A dictionary that knows the small book's words, and some more; capitals do not count."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = {word.lower() for word in words}

    def lookup(self, word: str) -> bool:
        return word.lower() in self.words


@pytest.fixture
def spell(root: Path) -> Callable[[], list[str]]:
    """What is misspelt, where every word of the right book is known."""
    book = books.load(root)
    known = {}
    for language in ("en", "es"):
        passages = [*prose.of_data(root, language)]
        for page in book.pages[language].values():
            passages += prose.of_page(page, book.terms)
        texts = [text for one in passages for text in (one.own, *one.borrowed)]
        known[language] = Known({part for text in texts for word in spelling.tokens(text) for part in word.split("-")})
    return lambda: [str(problem) for problem in spelling.check(books.load(root), known)]


def test_a_misspelt_word_and_its_message(root: Path, spell: Callable[[], list[str]]) -> None:
    assert spell() == []
    replace(root, EN, "Closing words.", "Closing wrods of Pydantic's.")
    replace(root, "data/checklists/backend-api.yml", "Sin él, espera.", "Sin él, espra.")
    assert spell() == [
        "data/checklists/backend-api.yml:7: Spanish spelling: 'espra'; did you mean 'espera'? if it is right: make learn WORDS=espra",
        f"{EN}:41: English spelling: \"Pydantic's\"; if it is right: make learn WORDS=Pydantic's",
        f"{EN}:41: English spelling: 'wrods'; did you mean 'words'? if it is right: make learn WORDS=wrods",
    ]


def test_words_of_the_lists_are_right(root: Path, spell: Callable[[], list[str]]) -> None:
    replace(root, EN, "Closing words.", "Closing words of Pydantic's pools, Backfills.")
    replace(root, ES, "Palabras finales.", "Palabras finales de Pydantic.")
    write(root, "data/spelling/both.txt", "# names\nPydantic\n")
    write(root, "data/spelling/en.txt", "backfill\npool\n")
    assert spell() == []


def test_the_lists_hold_nothing_needless(root: Path, spell: Callable[[], list[str]]) -> None:
    write(root, "data/spelling/both.txt", "promesa\nzzz\nzzzs\n")
    write(root, "data/spelling/en.txt", "yyy\nPromise\npromise\nPromise\ntwo words\n")
    assert [one for one in spell() if "fastapi" not in one] == [
        "data/spelling/both.txt:1: the Spanish dictionary knows 'promesa'; move it to data/spelling/en.txt",
        "data/spelling/both.txt:2: no text uses 'zzz'; take it out",
        "data/spelling/both.txt:3: 'zzz' stands for 'zzzs' too; take it out",
        "data/spelling/en.txt:1: no text uses 'yyy'; take it out",
        "data/spelling/en.txt:2: 'Promise' stands after 'yyy'; sort the list",
        "data/spelling/en.txt:2: the dictionary knows 'Promise'; take it out",
        "data/spelling/en.txt:3: the dictionary knows 'promise'; take it out",
        "data/spelling/en.txt:4: 'Promise' is there twice; first at line 2",
        "data/spelling/en.txt:5: 'two words' is not one word; one word a line, letters only",
        "data/spelling/en.txt:5: no text uses 'two words'; take it out",
    ]


def test_a_word_in_two_lists(root: Path, spell: Callable[[], list[str]]) -> None:
    replace(root, EN, "Closing words.", "Uvicorn.")
    replace(root, ES, "Palabras finales.", "Uvicorn.")
    for language in ("en", "es"):
        write(root, f"data/spelling/{language}.txt", "uvicorn\n")
    assert spell() == ["data/spelling/en.txt:1: 'uvicorn' is in two lists; move it to data/spelling/both.txt"]


def test_the_other_language_where_the_page_says_so(root: Path, spell: Callable[[], list[str]]) -> None:
    replace(
        root,
        ES,
        "De [la norma](https://example.org/es/rfc#uno).\n",
        "De [la norma](https://example.org/es/rfc#uno). *Closing words*.\n",
    )
    replace(root, ES, "## Elige y prueba { #choose", '## Closing words { #choose lang="en"')
    assert spell() == []
    replace(root, ES, '## Closing words { #choose lang="en"', "## Closing words { #choose")
    assert [one.partition(";")[0] for one in spell()] == [
        f"{ES}:39: Spanish spelling: 'Closing'",
        f"{ES}:39: Spanish spelling: 'words'",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A well-kept, don't-care list's end.", ["well-kept", "don't-care", "list's", "end"]),
        (
            "See docs.python.org, handbook/pages.py, a@b.c, x_y, --flag, v2, 2nd, n², UTF-8 and the ORMs.",
            ["See", "and", "the"],
        ),
        ("«Sí», ¿no? (ya)… fin", ["Sí", "no", "ya", "fin"]),
        ("It’s", ["It's"]),
    ],
)
def test_which_words_are_looked_up(text: str, found: list[str]) -> None:
    assert list(spelling.tokens(text)) == found


def test_words_are_learned_where_they_are_used(root: Path) -> None:
    replace(root, EN, "Closing words.", "Uvicorn and Pydantic's zulu.")
    replace(root, ES, "Palabras finales.", "Palabras finales. Uvicorn.")
    write(root, "data/spelling/en.txt", "# words\nneedless\nzulu\n")
    write(root, "data/spelling/es.txt", "palabras\nuvicorns\n")
    found = {"en": Known(["and"]), "es": Known(["finales"])}
    assert spelling.learn(books.load(root), found, ["uvicorn", "Pydantic", "nowhere"]) == [
        "data/spelling/both.txt",
        "data/spelling/en.txt",
        "data/spelling/es.txt",
    ]
    assert (root / "data/spelling/both.txt").read_text(encoding="utf-8") == "uvicorn\n"
    assert (root / "data/spelling/en.txt").read_text(encoding="utf-8") == "# words\nPydantic\nzulu\n"
    assert (root / "data/spelling/es.txt").read_text(encoding="utf-8") == "palabras\n"


def test_without_the_dictionaries(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "find_spec", lambda _: None)
    assert main(["--root", str(root), "lint"]) == 2
    assert capsys.readouterr().err == "spelling needs the package spylls: run it with .venv/test (make test-env)\n"


def test_the_real_dictionaries() -> None:
    found = spelling.dictionaries()
    right = {
        "en": ["behaviour", "Request's", "statements"],
        "es": ["también", "código", "compruébalo", "Bórralo", "imprímelo", "configurarlo", "díselo"],
    }
    wrong = {
        "en": ["behavour", "recieve", "occured"],
        "es": ["tambien", "codigo", "sentensias", "bolver", "borralo", "zzzarlo"],
    }
    for language, dictionary in found.items():
        speller = spelling.Speller(language, dictionary, spelling.Lists({"both": {}, "en": {}, "es": {}}))
        assert [word for word in right[language] if not speller.right(word)] == []
        assert [word for word in wrong[language] if speller.right(word)] == []
    assert "código" in spelling.Speller(
        "es", found["es"], spelling.Lists({"both": {}, "en": {}, "es": {}})
    ).suggestions("codigo")
