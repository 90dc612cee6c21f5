"""Which tests passed while all that they look at was as it is now: a second `make test` leaves them out.

A test file says what it looks at: `READS`, a tuple of files and folders of the project, or of `SITE` (the built site)
and `SMALL_BOOK` (a small book's sources, and what builds them). In a file with `READS_PAGES = True` each page stands
for itself: its tests look at its HTML in both languages, and at what all pages load. The tests' folder, their
environment and the browser are always a part of it. A file without these lines always runs.

The record is .cache/tests.json, which no clone has and `make clean` removes; only `make test` reads and writes it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import smallbook

SITE, SMALL_BOOK, PAGE = "the built site", "a small book", "a page"
PROPERTY = "unchanged"
BUILDERS = ("data", "handbook", "overrides", "tools", "macros.py", "mkdocs.yml", "mkdocs.es.yml", "requirements.txt")


class Inputs:
    """The digests of what tests look at, below `root`, with the site in `site`."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.digest = cache(self._digest)

    def key(self, item: pytest.Item) -> tuple[str, str] | None:
        """The name under which an item is recorded, and the digest of what it looks at; None if it always runs."""
        module = item.module  # type: ignore[attr-defined]
        file = item.path.relative_to(self.root).as_posix()
        parameters = getattr(item, "callspec", None)
        slug = str(parameters.params.get("page", "")).rpartition(":")[2] if parameters else ""
        folder = item.path.parent.relative_to(self.root).as_posix()
        if getattr(module, "READS_PAGES", False) and slug:
            return f"{file} {slug}", self.digest(folder, (PAGE, slug))
        reads = getattr(module, "READS", None)
        return (file, self.digest(folder, tuple(reads))) if reads else None

    def _digest(self, folder: str, reads: tuple[str, ...]) -> str:
        total = hashlib.sha256(f"{sys.version} {os.environ.get('CHROME')}".encode())
        own = (file.relative_to(self.root).as_posix() for file in sorted((self.root / "tests").glob("*.py")))
        for file in self._files((folder, *own, "requirements-test.txt", *self._named(reads))):
            total.update(f"{file.relative_to(self.root).as_posix()}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
        return total.hexdigest()

    def _named(self, reads: tuple[str, ...]) -> Iterator[str]:
        """The files and folders behind the words of `READS`."""
        site = self.site.relative_to(self.root).as_posix()
        if reads[0] == PAGE:
            folder = reads[1].removesuffix("index").rstrip("/")
            yield from (f"{site}/{language}{folder}/index.html" for language in ("", "es/"))
            yield from (f"{site}/{language}assets" for language in ("", "es/"))
            yield from (f"docs/{language}/{reads[1]}.md" for language in smallbook.LANGUAGES)
            yield from (name for name in BUILDERS if name != "data")
            return
        for name in reads:
            if name == SITE:
                yield site
            elif name == SMALL_BOOK:
                yield from (*BUILDERS, "samples")
                yield from (
                    f"docs/{lang}/{slug}.md"
                    for lang in smallbook.LANGUAGES
                    for slug in sorted(smallbook.slugs(self.root))
                )
            else:
                yield name

    def _files(self, names: Iterable[str]) -> Iterator[Path]:
        for name in names:
            path = self.root / name
            found = sorted(path.rglob("*")) if path.is_dir() else [path]
            for file in found:
                # The map of the site holds the day of its build.
                if file.is_file() and not smallbook.IS_LEFT.intersection(file.parts) and "sitemap" not in file.name:
                    yield file


class Unchanged:
    """The plugin: leaves out what the record knows, and writes down what has passed."""

    def __init__(self, config: pytest.Config) -> None:
        self.record = config.rootpath / ".cache" / "tests.json"
        self.inputs = Inputs(config.rootpath, config.rootpath / os.environ.get("SITE_DIR", "site"))
        self.known = load(self.record)
        self.is_worker = hasattr(config, "workerinput")
        self.left_out = 0
        self.seen: dict[tuple[str, str, int], list[bool]] = {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out what the record knows. Runs before a selection by name: a part is never taken for the whole."""
        found = {item: self.inputs.key(item) for item in items}
        together = Counter(found.values())
        for item, entry in found.items():
            if entry:
                item.user_properties.append((PROPERTY, [*entry, together[entry]]))
        left_out = {item for item, entry in found.items() if entry and self.known.get(entry[0]) == entry[1]}
        self.left_out = len(left_out)
        if left_out:
            config.hook.pytest_deselected(items=[*left_out])
            items[:] = [item for item in items if item not in left_out]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember how each test of an entry went; a skipped one has not passed."""
        for name, value in report.user_properties:
            if name == PROPERTY and (report.when == "call" or not report.passed):
                self.seen.setdefault(tuple(value), []).append(report.passed)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker has ended; each has left out the same."""
        self.left_out = max(self.left_out, getattr(node, "workeroutput", {}).get(PROPERTY, 0))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how much was left out."""
        if self.left_out:
            terminalreporter.write_line(
                f"{self.left_out} more passed before, and nothing that they look at has changed (make clean forgets it)"
            )

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write down the entries of which every test has passed, and forget those of which one has not."""
        if self.is_worker:
            session.config.workeroutput[PROPERTY] = self.left_out  # type: ignore[attr-defined]
            return
        data = load(self.record)
        for (key, digest, together), passed in self.seen.items():
            data.pop(key, None)
            if all(passed) and len(passed) == together:
                data[key] = digest
        self.record.parent.mkdir(exist_ok=True)
        self.record.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def load(record: Path) -> dict[str, str]:
    """The record; an empty one if it is missing or damaged."""
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
