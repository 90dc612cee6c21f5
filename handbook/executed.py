"""How much of the code that pages show was executed, in lines. The one place with the rule.

Shown code is what sample() and exercise() cut from files, and every fence typed into a page but plain text, output and
diagrams. Executed is what comes from a file that its folder's sample.yml has tests or runs for and does not call
`not_run`, and from an exercise, whose test is run against its solution.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook import files, regions, samples
from handbook.blocks import lexer
from handbook.book import Book
from handbook.calls import Call
from handbook.pages import Page
from handbook.problems import ProblemsFound
from handbook.render.reading import argument, code_lines

NO_CODE = frozenset(
    {"", "text", "txt", "plain", "plaintext", "console", "output", "pytb", "py3tb", "traceback", "log", "mermaid"}
)
PYTHON = frozenset({"python", "py", "python3", "pycon", "py3", "ipython"})
EXERCISE_FILES: tuple[tuple[str, list[str]], ...] = (("test_exercise.py", ["test"]), ("solution.py", []))


@dataclass(frozen=True)
class Share:
    """Lines of shown code: all, and those that were executed; and the same of Python alone."""

    lines: int = 0
    executed: int = 0
    python: int = 0
    python_executed: int = 0

    def plus(self, language: str, lines: int, executed: bool) -> Share:
        """With one more piece of code."""
        python = lines if language in PYTHON else 0
        return Share(
            self.lines + lines,
            self.executed + lines * executed,
            self.python + python,
            self.python_executed + python * executed,
        )

    @property
    def part(self) -> float:
        """The executed part, from 0 to 1; 1 where nothing is shown."""
        return self.executed / self.lines if self.lines else 1.0

    @property
    def python_part(self) -> float:
        """The executed part of Python."""
        return self.python_executed / self.python if self.python else 1.0


def _exercise(book: Book, call: Call) -> int:
    """The lines of Python that an exercise shows."""
    found = book.exercises.get(str(argument(call, 0, "id")))
    lines = 0
    for name, names in EXERCISE_FILES if found else ():
        path = found.path / name  # type: ignore[union-attr]
        try:
            source = regions.parse(files.read(book.root, path), files.relative(book.root, path))
            lines += regions.cut(source, names, "py").code.count("\n") + 1
        except (ProblemsFound, KeyError, OSError):
            continue  # reported where the exercise is rendered
    return lines


def of_pages(book: Book, pages: Iterable[Page]) -> Share:
    """The share over some pages."""
    share = Share()
    for page in pages:
        for fence in page.content.fences:
            if fence.language not in NO_CODE:
                share = share.plus(fence.language, fence.lines, executed=False)
        for call in page.content.calls:
            if call.name == "sample":
                path = str(argument(call, 0, "path"))
                folder = samples.owner(book.folders, path)
                ran = (
                    folder is not None
                    and bool(folder.tests or folder.runs)
                    and path.removeprefix(f"{folder.name}/") not in folder.not_run
                )
                share = share.plus(lexer(path), code_lines(book, call), ran)
            elif call.name == "exercise":
                share = share.plus("python", _exercise(book, call), executed=True)
    return share


def of_language(book: Book, language: str) -> Share:
    """The share over all pages of a language."""
    return of_pages(book, book.pages[language].values())


def percent(part: float) -> float:
    """In percent with one digit, never rounded up to 100."""
    return min(round(part * 100, 1), 99.9) if part < 1 else 100.0


def summary(book: Book, languages: Sequence[str]) -> str:
    """One line for the command line."""
    share = of_pages(book, (page for language in languages for page in book.pages[language].values()))
    return (
        f"{share.executed} of {share.lines} shown lines of code were executed ({percent(share.part)} %), "
        f"{share.python_executed} of {share.python} lines of Python ({percent(share.python_part)} %)"
    )
