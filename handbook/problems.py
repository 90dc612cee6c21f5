"""What is wrong, where, and what would be right: the one form in which every part of the book reports a mistake."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_NAMES = 8


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `path` is relative to the project's root, with forward slashes; `line` counts from 1."""

    path: str
    line: int
    cause: str
    hint: str = ""

    def __str__(self) -> str:
        """As it is printed: `path:line: cause; hint`."""
        return f"{self.path}:{self.line}: {self.cause}" + (f"; {self.hint}" if self.hint else "")


class ProblemsFound(Exception):  # noqa: N818 - it carries what was found, like ExceptionGroup
    """Raised with all problems of one step, so that nobody repairs a book one error at a time."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """How it is pickled."""
        # Builders with worker processes pickle exceptions; the default would pass the message as `problems`.
        return (ProblemsFound, (self.problems,))


class MacroError(Exception):
    """A macro that cannot be rendered. The caller knows the page and the line, and makes a Problem of it."""

    def __init__(self, cause: str, hint: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.hint = hint


def report(problems: Iterable[Problem]) -> str:
    """All problems, one a line, sorted, then their count."""
    unique = sorted(set(problems))
    count = f"{len(unique)} problem{'' if len(unique) == 1 else 's'} found"
    return "\n".join([*map(str, unique), count])


def nearest(wrong: object, right: Iterable[str]) -> str:
    """A hint for a name that does not exist: the right name most like it, else the names that there are."""
    names = sorted(set(right))
    if not names:
        return "there are none yet"
    word = str(wrong)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    if not close and len(word) >= 3:
        # 'backen' for 'backend-api', or a file without its folder: difflib's ratio is too low for these.
        close = [name for name in names if name.startswith(word) or name.endswith("/" + word)][:1]
    if close:
        return f"did you mean {close[0]!r}?"
    shown = ", ".join(names[:SHOWN_NAMES])
    return f"there are: {shown}" + (f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else "")
