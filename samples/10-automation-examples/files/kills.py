"""Kill tidy.py before each call that changes something, then recover."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import tidy
import trees

type Meanwhile = Callable[[str], None]
MESS: dict[str, str | None] = {
    "SCAN.PDF": "contract, signed",
    "book.pdf/page-1.txt": "chapter one",
    "invoice.pdf": "invoice 17",
}


# --8<-- [start:watch]
def watch(folder: Path, act: Callable[[int, str], None]) -> None:
    """Call `act` before each call below the folder that changes a name or a file."""
    count = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        if event == "open" and not (isinstance(args[1], str) and args[1][0] in "wa"):
            return
        if event in ("open", "os.mkdir", "os.rename", "os.rmdir", "os.remove"):
            path = os.fsdecode(args[0])  # type: ignore[arg-type]
            if path.startswith(f"{folder}{os.sep}"):
                count += 1
                act(
                    count,
                    f"{event.removeprefix('os.')} {os.path.relpath(path, folder)}",
                )

    sys.addaudithook(hook)


# --8<-- [end:watch]


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    with (
        open(os.devnull, "w") as sink,
        contextlib.redirect_stdout(sink),
        contextlib.redirect_stderr(sink),
    ):
        yield


# --8<-- [start:killed]
def run(
    folder: Path, *words: str, kill: int = 0, meanwhile: Meanwhile = lambda call: None
) -> tuple[int, list[str]]:
    """Run tidy in a process of its own, with SIGKILL before call number `kill`.

    Returns its status, negative for a signal, and the calls up to there.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:  # the child

        def act(number: int, call: str) -> None:
            os.write(writing, json.dumps(call).encode() + b"\n")
            meanwhile(call)
            if number == kill:
                os.kill(os.getpid(), signal.SIGKILL)

        status = 70
        try:
            with quiet():
                watch(folder, act)
                status = tidy.main([words[0], str(folder), *words[1:], "--apply"])
        finally:
            os._exit(status)  # never back into the code of the parent
    os.close(writing)
    with open(reading, "rb") as pipe:
        calls = [json.loads(line) for line in pipe]
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), calls


# --8<-- [end:killed]


def table() -> list[tuple[str, str, str, str]]:
    """For each call: what it is, how many are moved by then, and after recover."""
    rows = []
    kill = 0
    status = -signal.SIGKILL
    while status == -signal.SIGKILL:
        kill += 1
        with tempfile.TemporaryDirectory() as place:
            folder = trees.make(Path(place).resolve() / "downloads", MESS)
            before = trees.fingerprint(folder)
            status, calls = run(folder, "organise", kill=kill)
            if status == 0:
                break
            moved = sum(path.is_file() for path in folder.glob("PDFs/*"))
            unfinished = tidy.journals(folder, "started")
            recovered, _ = run(folder, "recover")
            same = trees.fingerprint(folder) == before and recovered == tidy.OK
            rows.append(
                (
                    calls[-1],
                    f"{moved} of 2",
                    "yes" if unfinished else "-",
                    "as before" if same else "DIFFERENT",
                )
            )
    return rows


def main() -> None:
    form = "{:>2}  {:<26} {:<8} {:<11} {}"
    print(form.format("", "killed before", "moved", "unfinished", "after recover"))
    for number, row in enumerate(table(), 1):
        print(form.format(number, *row))


if __name__ == "__main__":
    main()
