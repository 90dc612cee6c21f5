"""Reading the book's files: where the root is, and paths as they stand in messages."""

from __future__ import annotations

from pathlib import Path

from handbook import regions
from handbook.problems import MacroError, Problem, ProblemsFound


def relative(root: Path, path: Path) -> str:
    """A path as messages show it: relative to the root, with forward slashes."""
    return path.relative_to(root).as_posix()


def read(root: Path, path: Path) -> str:
    """A text file with plain newlines. Raises ProblemsFound if it is not UTF-8, OSError if it cannot be read."""
    return regions.decode(path.read_bytes(), relative(root, path))


def try_read(root: Path, path: Path, problems: list[Problem]) -> str | None:
    """Like `read`, but what is wrong is added to `problems`, and None comes back."""
    try:
        return read(root, path)
    except ProblemsFound as found:
        problems.extend(found.problems)
    except OSError as error:
        problems.append(Problem(relative(root, path), 1, f"cannot be read: {error.strerror}"))
    return None


def inside(folder: Path, path: str) -> Path:
    """`folder / path`, for a path that a page gave. Raises MacroError if it leads out of the folder."""
    parts = path.split("/")
    if path.startswith("/") or "\\" in path or ".." in parts or "." in parts or "" in parts:
        raise MacroError(f"{path!r} is not a plain path below {folder.name}/", "use forward slashes, no '..'")
    return folder / path
