"""The handbook outlives its generator: Zensical builds the same tree, page for page.

Compared, for each language: the list of addresses, the ids of the headings in their order, and the visible text of each
article. What may differ is named below with its reason, and nothing else may.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag
from builtsite import of_this_tree
from project_tree import copy
from unchanged import BUILDERS, SITE

READS = (SITE, *BUILDERS, "docs", "samples")

LANGUAGES = {"en": "mkdocs.yml", "es": "mkdocs.es.yml"}


@dataclass(frozen=True)
class Difference:
    """Something that is taken out of both articles before they are compared, and why."""

    name: str
    reason: str
    selector: str


# Empty today: both print the same. A new difference is added here with its reason, or mended.
ALLOWED: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Article:
    """What a reader gets of a page."""

    headings: tuple[tuple[str, str], ...]  # tag and id
    text: str


def article(file: Path) -> Article:
    only = SoupStrainer("article")  # the rest is two thirds of the time
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser", parse_only=only)
    found = soup.find("article")
    assert isinstance(found, Tag), f"{file}: there is no article"
    for difference in ALLOWED:
        for element in found.select(difference.selector):
            element.decompose()
    for element in found.select("script, style, template"):
        element.decompose()
    headings = tuple((tag.name, str(tag.get("id", ""))) for tag in found.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]))
    return Article(headings, " ".join(found.get_text(" ").split()))


def pages(site: Path, skip: str | None = None) -> dict[str, Path]:
    found = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    return {
        name: file
        for name, file in found.items()
        if not (skip and name.startswith(skip)) and Path(name).name != "404.html"
    }


def run(command: list[str], root: Path) -> None:
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": "", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[dict[str, Path], dict[str, Path]]]:
    """The pages of a language by their address: as MkDocs built them, and as Zensical does from the same tree."""
    root = copy(tmp_path_factory.mktemp("portable") / "tree")
    site = of_this_tree(root.parent / "site")
    done: dict[str, tuple[dict[str, Path], dict[str, Path]]] = {}

    def build(language: str) -> tuple[dict[str, Path], dict[str, Path]]:
        if language not in done:
            zensical = root / "portable" / language
            config = LANGUAGES[language]
            derived = root / f"zensical.{language}.yml"
            derived.write_text(f"INHERIT: {config}\nsite_dir: portable/{language}\n", encoding="utf-8")
            run([sys.executable, "-m", "zensical", "build", "--strict", "-f", derived.name], root)
            ours = pages(site, skip="es/") if language == "en" else pages(site / language)
            done[language] = ours, pages(zensical)
        return done[language]

    return build


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_generators_make_the_same_addresses(
    language: str, built: Callable[..., tuple[dict[str, Path], ...]]
) -> None:
    ours, theirs = built(language)
    sources = list((Path(__file__).resolve().parents[2] / "docs" / language).rglob("*.md"))
    assert len(ours) == len(sources) > 0
    assert list(ours) == list(theirs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_generators_make_the_same_articles(
    language: str, built: Callable[..., tuple[dict[str, Path], ...]]
) -> None:
    ours, theirs = built(language)
    compared, wrong = 0, []
    for name in ours:
        one, other = article(ours[name]), article(theirs[name])
        assert len(one.text) > 40, f"{name}: there is nothing to compare"
        assert "<!--[[" not in theirs[name].read_text(encoding="utf-8"), f"{name}: an unexpanded macro"
        if one.headings != other.headings:
            missing = [heading for heading in one.headings if heading not in other.headings]
            wrong.append(f"{name}: headings: MkDocs alone has {missing}, or the order differs")
        if one.text != other.text:
            pairs = zip(one.text, other.text, strict=False)
            at = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one.text), len(other.text)))
            here = slice(max(0, at - 40), at + 60)
            wrong.append(f"{name}: text\n  mkdocs:   …{one.text[here]}…\n  zensical: …{other.text[here]}…")
        compared += 1
    assert not wrong, "\n".join(wrong)
    assert compared == len(ours) > 0


def test_each_allowed_difference_is_still_needed(built: Callable[..., tuple[dict[str, Path], ...]]) -> None:
    def all_of(files: dict[str, Path], selector: str) -> list[str]:
        return [
            element.get_text()
            for file in files.values()
            for element in BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").select(selector)
        ]

    ours, theirs = built("en")
    for difference in ALLOWED:
        alike = all_of(ours, difference.selector) == all_of(theirs, difference.selector)
        assert not alike, f"{difference.name}: both generators agree now: remove it"


def test_the_comparison_sees_what_differs(tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    one.write_text('<article><h1 id="a">A</h1><p>It ran.</p></article>', encoding="utf-8")
    other.write_text(
        '<nav>x</nav><article><h1 id="a">A</h1> <p>It  ran.</p><script>x</script></article>', encoding="utf-8"
    )
    assert article(one) == article(other)
    other.write_text('<article><h1 id="b">A</h1><p>It ran!</p></article>', encoding="utf-8")
    assert article(one).headings != article(other).headings
    assert article(one).text != article(other).text
