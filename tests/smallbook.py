"""A small book: a copy of the project with few of its pages, for tests of what happens to a page, no matter which.

How a mistake is named, what a save reaches, how an archive is opened: none of it depends on how many chapters there
are, and each of these tests would take longer with every chapter. The pages, the samples, the theme and the tools are
the project's own, so nothing is invented; links to pages that are left out become plain words.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "es")
CHAPTERS = ("backend/fastapi", "databases/n-plus-one")
# What runs leave behind.
IS_LEFT = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"})
# `tests` only where it is the project's own folder: a sample may have one.
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".cache", ".site-*", "site", "dist", *IS_LEFT)
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s#]+\.md)(?:#[^()\s]*)?\)")


def slugs(root: Path = ROOT) -> frozenset[str]:
    """The pages of the small book: those outside the domains, two chapters, and the first pages of their domains."""
    docs = root / "docs" / "en"
    outside = {page.stem for page in docs.glob("*.md")}
    return frozenset({*outside, *CHAPTERS, *(f"{chapter.split('/')[0]}/index" for chapter in CHAPTERS)})


def copy(target: Path) -> Path:
    """The project below `target`, with these pages alone and with this one's environments. Gives `target`."""
    kept = slugs()

    def left_out(folder: str, names: list[str]) -> Iterable[str]:
        own = {"tests", "benchmarks"} if Path(folder) == ROOT else set()
        return own | LEFT_OUT(folder, names)

    shutil.copytree(ROOT, target, ignore=left_out, symlinks=True)
    (target / ".venv").symlink_to(ROOT / ".venv")
    for language in LANGUAGES:
        docs = target / "docs" / language
        for page in sorted(docs.rglob("*.md")):
            slug = page.relative_to(docs).with_suffix("").as_posix()
            if slug in kept:
                edit(page, lambda text, slug=slug: unlinked(text, slug, kept))
            else:
                page.unlink()
    edit(target / "mkdocs.yml", lambda text: shorter_nav(text, kept))
    edit(target / "data" / "translations.yml", lambda text: blocks_of(text, r"(?=^[\w/-]+:$)", r"([\w/-]+):", kept))
    exempt = re.compile(r"^  - \{page: ([\w/-]+), .*\n", re.MULTILINE)
    edit(
        target / "data" / "exemptions.yml",
        lambda text: exempt.sub(lambda line: line[0] if line[1] in kept else "", text),
    )
    for path in (target / "data" / "paths").glob("*.yml"):
        edit(path, lambda text: blocks_of(text, r"(?=^  - page: )", r"  - page: (\S+)", kept))
        if "  - page: " not in path.read_text(encoding="utf-8"):
            forget_path(target, path)
    keep_samples(target)
    return target


def edit(file: Path, change) -> None:  # type: ignore[no-untyped-def]
    """Change a file's text."""
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def unlinked(text: str, slug: str, kept: frozenset[str]) -> str:
    """The page's text with the links to other pages than the kept ones as plain words."""

    def words(link: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(posixpath.dirname(slug), link[2])).removesuffix(".md")
        return link[0] if there in kept else link[1]

    return LINK.sub(words, text)


def shorter_nav(text: str, kept: frozenset[str]) -> str:
    """mkdocs.yml without the lines of other pages, and without the sections that are empty then."""
    page = re.compile(r"^ +- ([\w/-]+)\.md\n", re.MULTILINE)
    text = page.sub(lambda line: line[0] if line[1] in kept else "", text)
    return re.sub(r"^  - [\w ]+:\n(?!      - )", "", text, flags=re.MULTILINE)


def blocks_of(text: str, begins: str, name: str, kept: frozenset[str]) -> str:
    """A data file without its blocks about other pages."""
    first, *blocks = re.split(begins, text, flags=re.MULTILINE)
    return first + "".join(block for block in blocks if (found := re.match(name, block)) and found[1] in kept)


def forget_path(root: Path, path: Path) -> None:
    """Takes away a learning path of which no step is left, and the calls that show it."""
    path.unlink()
    call = re.compile(rf'^<!--\[\[ path\("{re.escape(path.stem)}"\) \]\]-->\n', re.MULTILINE)
    for page in (root / "docs").rglob("*.md"):
        edit(page, lambda text: call.sub("", text))


def keep_samples(root: Path) -> None:
    """Takes away what no kept page names: exercises, and samples but for the tests that the checklists speak of."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (root / "docs").rglob("*.md"))
    samples = root / "samples"

    def is_named(name: str) -> bool:
        return bool(re.search(rf"""["\[ ]{re.escape(name)}["/,\]]""", pages))

    for file in sorted(samples.rglob("exercise.yml")):
        if not is_named(file.parent.name):
            shutil.rmtree(file.parent)
    owners = [file.parent for file in samples.rglob("sample.yml")]
    named = {folder: is_named(folder.relative_to(samples).as_posix()) for folder in owners}
    for file in sorted(samples.rglob("*")):
        owner = next((folder for folder in file.parents if folder in named), None)
        if owner and not named[owner] and file.is_file() and not re.fullmatch(r"test_\w+\.py", file.name):
            file.unlink()
