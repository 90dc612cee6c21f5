"""Samples: region markers of every file, shown or not; and the folders that a chapter says it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from handbook import regions, samples
from handbook.checks.sources import Sources
from handbook.pages import Page
from handbook.problems import Problem, ProblemsFound, nearest
from handbook.render import reading

_SCISSORS = b"8<-"
MOST_BYTES = 1_000_000  # what is larger is data that no page shows


def markers(sources: Sources) -> Iterator[Problem]:
    """Broken markers in files of sample folders that no page shows (yet)."""
    book = sources.book
    for name in samples.all_files(book.root):
        path = book.root / "samples" / name
        hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        if hidden or samples.owner(book.folders, name) is None or path.stat().st_size > MOST_BYTES:
            continue
        content = path.read_bytes()
        if _SCISSORS not in content:
            continue
        try:
            regions.parse(regions.decode(content, f"samples/{name}"), f"samples/{name}")
        except ProblemsFound as found:
            yield from found.problems


def _measured(page: Page) -> set[str]:
    """The folders whose results a page prints: it may name them, and need not."""
    results = (
        reading.argument(call, 0, "result") for call in page.content.calls if call.name in ("number", "measurement")
    )
    return {PurePosixPath(result).parent.as_posix() for result in results if isinstance(result, str)}


def named(sources: Sources) -> Iterator[Problem]:
    """Chapters whose `samples:` is not what they show."""
    for page in sources.pages():
        if not (page.is_chapter or "samples" in page.meta) or page.content.refusals:
            continue
        shown = reading.shown_folders(sources.book, page)
        written = page.strings("samples")
        if not set(written) <= sources.book.folders.keys():
            continue  # reported with the front matter
        entry = page.meta.get("samples")
        line = entry.line if entry else 1
        for name in shown:
            if name not in written:
                cause = f"front matter: 'samples' lacks {name!r}, which the page shows"
                yield Problem(page.path, line, cause, f"write samples: [{', '.join(shown)}]")
        for name in written:
            if name not in {*shown, *_measured(page)}:
                cause = f"front matter: 'samples' names {name!r}, and the page shows nothing of it"
                yield Problem(page.path, line, cause, nearest(name, shown) if shown else "take it out")
