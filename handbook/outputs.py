"""Captured outputs: what a sample's command printed, committed beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.problems import MacroError, nearest
from handbook.samples import Folder, Run

TRACEBACK = "Traceback (most recent call last):"


@dataclass(frozen=True)
class Output:
    """A run and the text that it printed."""

    run: Run
    text: str

    @property
    def failed(self) -> bool:
        """Whether the command ended with another status than 0."""
        return self.run.exit != 0

    @property
    def command(self) -> str:
        """The command as a reader types it."""
        return " ".join(f'"{word}"' if " " in word else word for word in self.run.command)


def read(root: Path, folder: Folder, name: str) -> Output:
    """The captured output of a run. Raises MacroError if there is no such run, or nothing was captured yet."""
    if name not in folder.runs:
        cause = f"samples/{folder.name}/sample.yml has no run {name!r}"
        raise MacroError(cause, nearest(name, folder.runs) if folder.runs else "add it to `runs:`, then `make outputs`")
    path = folder.path / "outputs" / f"{name}.txt"
    if not path.is_file():
        raise MacroError(
            f"the output of run {name!r} was never captured: no {files.relative(root, path)}", "run `make outputs`"
        )
    return Output(folder.runs[name], files.read(root, path).rstrip("\n"))


def read_tests(root: Path, folder: Folder) -> str | None:
    """The captured test run of a folder (outputs/tests.txt), or None where there is none."""
    path = folder.path / "outputs" / "tests.txt"
    return files.read(root, path).rstrip("\n") if path.is_file() else None
