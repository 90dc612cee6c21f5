#!/usr/bin/env -S uv run --script
# --8<-- [start:header]
# /// script
# requires-python = ">=3.13"
# dependencies = []
# ///
# --8<-- [end:header]
"""Sort, rename, clean up and rotate the files of one folder, and take it back.

A command prints its plan and changes nothing, until you add --apply.

Exit status:
  0  done, or nothing to do
  2  bad input, nothing was changed
  3  conflicts, nothing was changed (with --skip-conflicts the rest was done)
  4  stopped part-way, see `undo`
  5  another run is at work in this folder, nothing was changed
  6  an earlier run was interrupted, nothing was changed, see `recover`
Any other status is a bug or a broken disk.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import ctypes
import errno
import fnmatch
import io
import json
import ntpath
import os
import stat
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath

OK, BAD_INPUT, CONFLICT, STOPPED, BUSY, UNFINISHED = 0, 2, 3, 4, 5, 6
STATE = ".tidy"  # in the folder itself: lock, journals and trash
NAME_MAX = 255  # bytes, on ext4 and most others
FOLDER_OF = {
    ".pdf": "PDFs",
    ".jpg": "Images",
    ".jpeg": "Images",
    ".png": "Images",
}


class Refused(Exception):
    """The run ends here, with this exit status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


# --8<-- [start:effects]
@dataclass(frozen=True)
class MakeFolder:
    path: str


@dataclass(frozen=True)
class Move:
    """Another name for this file, not for one that has its name by then."""

    source: str
    target: str
    inode: int


@dataclass(frozen=True)
class RemoveFolder:
    """Only if it is empty."""

    path: str


type Effect = MakeFolder | Move | RemoveFolder


@dataclass
class Plan:
    effects: list[Effect]
    left: list[str] = field(default_factory=list)  # left alone, and why
    conflicts: list[str] = field(default_factory=list)


# --8<-- [end:effects]


def shown(name: str) -> str:
    """A name that is safe to print: a line break in it cannot fake a log line."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode() for c in name
    )


def describe(effect: Effect) -> str:
    match effect:
        case MakeFolder(path):
            return f"make    {shown(path)}/"
        case RemoveFolder(path):
            return f"remove  {shown(path)}/"
        case Move(source, target):
            return f"move    {shown(source)} -> {shown(target)}"


# --8<-- [start:scan]
@dataclass(frozen=True)
class File:
    name: str
    inode: int
    size: int
    modified: float


def scan(folder: Path) -> tuple[list[File], dict[str, str]]:
    """The plain files by name, and why all else was left alone."""
    files, left = [], {}
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):  # (1)!
            reason = unsuitable(entry)
            if reason:
                left[entry.name] = reason
                continue
            info = os.lstat(entry.path)  # (2)!
            facts = (info.st_ino, info.st_size, info.st_mtime)
            files.append(File(entry.name, *facts))
    return files, left


def unsuitable(entry: os.DirEntry[str]) -> str:
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "a link"
    if entry.is_dir():
        return "a folder"
    return "" if entry.is_file() else "no plain file"  # (3)!


# --8<-- [end:scan]


# --8<-- [start:organise]
def organise(folder: Path) -> Plan:
    files, left = scan(folder)
    plan = Plan([])
    for file in files:
        home = FOLDER_OF.get(PurePath(file.name).suffix.casefold())
        if home is None:
            continue
        if MakeFolder(home) not in plan.effects:
            plan.effects.append(MakeFolder(home))
        target = f"{home}/{file.name}"
        plan.effects.append(Move(file.name, target, file.inode))
    for name, reason in left.items():
        if PurePath(name).suffix.casefold() in FOLDER_OF:
            plan.left.append(f"{shown(name)}: {reason}")
    return plan


# --8<-- [end:organise]


# --8<-- [start:check]
def key(path: str) -> str:
    """The same for names that some file system takes for one."""
    apart = unicodedata.normalize("NFD", path)
    return unicodedata.normalize("NFD", apart.casefold())


def check(
    folder: Path, effects: list[Effect], same: Callable[[str], str] = key
) -> tuple[list[Effect], list[str]]:
    """Play the effects on a list of names: what is possible, what clashes."""
    there = names(folder, effects, same)
    unusable: set[str] = set()
    possible: list[Effect] = []
    conflicts: list[str] = []
    for effect in effects:
        match effect:
            case MakeFolder(path) if there[same(path)]:
                if not is_own_folder(folder, path):
                    unusable.add(path)
                    other = shown(min(there[same(path)]))
                    conflicts.append(f"{path}/: {other} is no usable folder")
                continue  # it is there already
            case MakeFolder(path):
                there[same(path)] = {path}
            case Move(source, target):
                now, then = there[same(source)], there[same(target)]
                if os.path.dirname(target) in unusable:
                    continue  # said above
                problem = clash(now, then, source, target)
                if problem:
                    arrow = f"{shown(source)} -> {shown(target)}"
                    conflicts.append(f"{arrow}: {problem}")
                    continue
                now.discard(source)
                then.add(target)
        possible.append(effect)
    return possible, conflicts


def clash(near: set[str], occupied: set[str], source: str, target: str) -> str:
    """Why this move cannot be made now, or an empty text."""
    if source not in near:
        return f"{shown(source)} is not there"
    if target in occupied:
        return "the target exists"
    if others := occupied - {source}:
        return f"{shown(min(others))} is the same name elsewhere"
    return ""


# --8<-- [end:check]


def names(
    folder: Path, effects: list[Effect], same: Callable[[str], str]
) -> dict[str, set[str]]:
    """All names in the folders that the effects touch, by what is taken for one."""
    places = {""}
    for effect in effects:
        if isinstance(effect, Move):
            places |= {os.path.dirname(effect.source), os.path.dirname(effect.target)}
    there: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if not place or is_own_folder(folder, place):
            for name in os.listdir(folder / place):
                path = f"{place}/{name}" if place else name
                there[same(path)].add(path)
    # `.tidy/trash` is a name as well, and not in the folder itself.
    for effect in effects:
        if isinstance(effect, MakeFolder) and os.path.lexists(folder / effect.path):
            there[same(effect.path)].add(effect.path)
    return there


# --8<-- [start:names]
def bad_names(effects: list[Effect]) -> list[str]:
    """The names that we are about to invent, and that would make trouble."""
    found = []
    for one in effects:
        if not isinstance(one, Move) or one.target.startswith(f"{STATE}/"):
            continue
        name = os.path.basename(one.target)
        if name == os.path.basename(one.source):
            continue  # we did not invent it
        if len(os.fsencode(name)) > NAME_MAX:
            found.append(f"{shown(name)}: longer than {NAME_MAX} bytes")
        elif ntpath.isreserved(name):  # CON, nul.txt, "a.", "a?b": anywhere
            found.append(f"{shown(name)}: no name for Windows")
    return found


# --8<-- [end:names]


def is_own_folder(folder: Path, path: str) -> bool:
    """Whether it is a folder, no link, spelt like that, on the same file system."""
    try:
        info = os.lstat(folder / path)
    except OSError:
        return False
    spelt = os.path.basename(path) in os.listdir((folder / path).parent)
    same_device = info.st_dev == os.lstat(folder).st_dev
    return stat.S_ISDIR(info.st_mode) and spelt and same_device


# --8<-- [start:move]
def move(source: Path, target: Path) -> None:
    """Like os.rename, but never replaces: FileExistsError, on every system."""
    if os.name == "nt":
        os.rename(source, target)  # Windows refuses by itself
        return
    # A call through ctypes is invisible to audit hooks: announce it.
    sys.audit("os.rename", source, target, -1, -1)
    libc = ctypes.CDLL(None, use_errno=True)
    old, new = os.fsencode(source), os.fsencode(target)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(old, new, 0x4)  # RENAME_EXCL
        else:
            failed = libc.renameat2(-100, old, -100, new, 0x1)  # RENAME_NOREPLACE
    except AttributeError as error:
        raise OSError(errno.ENOSYS, "no rename without replacing") from error
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(source), None, str(target))


# --8<-- [end:move]


# --8<-- [start:perform]
def perform(folder: Path, effects: list[Effect]) -> None:
    for number, effect in enumerate(effects, 1):
        try:
            match effect:
                case MakeFolder(path):
                    os.mkdir(folder / path)
                case RemoveFolder(path):
                    remove_if_empty(folder / path)
                case Move(source, target, inode):
                    if inode_of(folder / source) != inode:
                        raise FileNotFoundError(
                            errno.ENOENT, "not the file that was planned", source
                        )
                    move(folder / source, folder / target)
        except OSError as error:
            where = f"at effect {number} of {len(effects)}"
            raise Refused(STOPPED, f"stopped {where}: {shown(str(error))}") from error
        print(describe(effect), flush=True)


# --8<-- [end:perform]


def remove_if_empty(path: Path) -> None:
    try:
        os.rmdir(path)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        print(f"left    {shown(path.name)}/: not empty")


def inode_of(path: Path) -> int | None:
    try:
        return os.lstat(path).st_ino
    except FileNotFoundError:
        return None


# --8<-- [start:journal]
def begin(folder: Path, command: str, effects: list[Effect]) -> Path:
    """Write the whole plan down, on the disk, before anything happens."""
    lines = [{"command": command, "effects": len(effects)}]
    lines += [{type(effect).__name__: asdict(effect)} for effect in effects]
    draft = folder / STATE / "draft"
    with open(draft, "w", encoding="ascii") as file:  # (1)!
        file.writelines(json.dumps(line) + "\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    journal = folder / STATE / f"{next_number(folder):04}.started"
    move(draft, journal)  # (2)!
    sync(folder / STATE)
    return journal


def become(journal: Path, state: str) -> Path:
    """started -> done -> undoing -> undone: the state is the suffix."""
    renamed = journal.with_suffix(f".{state}")
    if renamed != journal:  # an undo that was killed goes on
        move(journal, renamed)
        sync(journal.parent)
    return renamed


# --8<-- [end:journal]


def sync(folder: Path) -> None:
    """fsync of a file does not cover its name: that is in the folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


KINDS: dict[str, Callable[..., Effect]] = {
    kind.__name__: kind for kind in (MakeFolder, Move, RemoveFolder)
}


def read(journal: Path) -> list[Effect]:
    _, *lines = journal.read_text(encoding="ascii").splitlines()
    entries = [json.loads(line) for line in lines]
    return [KINDS[kind](**given) for one in entries for kind, given in one.items()]


def journals(folder: Path, *states: str) -> list[Path]:
    """The journals in one of these states, the oldest first."""
    found = (folder / STATE).glob("[0-9]*.*")
    return sorted(path for path in found if path.suffix[1:] in states)


def next_number(folder: Path) -> int:
    everything = journals(folder, "started", "done", "undoing", "undone")
    return 1 + max((int(path.stem) for path in everything), default=0)


# --8<-- [start:undo]
def undo(folder: Path, effects: list[Effect]) -> Plan:
    """The way back, the last effect first, of what did happen."""
    plan = Plan([])
    moves = [effect for effect in effects if isinstance(effect, Move)]
    both = {path for one in moves for path in (one.source, one.target)}
    where = {path: inode_of(folder / path) for path in both}
    for effect in reversed(effects):
        match effect:
            case Move(source, target, inode):
                if where[source] == inode:
                    continue  # the kill came first
                if where[target] != inode:
                    plan.left.append(f"{shown(target)}: not the file of this run")
                    continue
                plan.effects.append(Move(target, source, inode))
                where[source], where[target] = inode, None
            case MakeFolder(path) if is_own_folder(folder, path):
                plan.effects.append(RemoveFolder(path))
    return plan


# --8<-- [end:undo]


# --8<-- [start:order]
def order(moves: list[Move]) -> list[Move]:
    """Each target is free when its turn comes. Sources and targets are unique."""
    waiting = {one.source: one for one in moves}
    ordered: list[Move] = []
    while waiting:
        chain = [waiting.pop(next(iter(waiting)))]
        while chain[-1].target in waiting:
            chain.append(waiting.pop(chain[-1].target))
        first = chain[0]
        if key(chain[-1].target) == key(first.source):  # a circle, or only the case
            hold = f"{STATE}/hold-{len(ordered)}"
            ordered.append(Move(first.source, hold, first.inode))
            chain[0] = Move(hold, first.target, first.inode)
        ordered += reversed(chain)
    return ordered


# --8<-- [end:order]


# --8<-- [start:rename]
def rename(folder: Path, table: Path) -> Plan:
    """Names from a CSV file with the columns old and new."""
    files, left = scan(folder)
    inodes = {file.name: file.inode for file in files}
    moves: dict[str, Move] = {}
    for line, old, new in read_names(table):
        if old not in inodes:
            alike = [name for name in inodes if key(name) == key(old)]
            reason = left.get(old, "not in the folder")
            reason += f", but {alike[0]!a} is" if alike else ""
            raise Refused(BAD_INPUT, f"{table.name}:{line}: {shown(old)}: {reason}")
        if old in moves:
            raise Refused(BAD_INPUT, f"{table.name}:{line}: {shown(old)} twice")
        moves[old] = Move(old, new, inodes[old])
    wanted = Counter(key(one.target) for one in moves.values())
    twice = [one for one in moves.values() if wanted[key(one.target)] > 1]
    conflicts = [
        f"{shown(one.source)} -> {shown(one.target)}: two files, one name"
        for one in twice
    ]
    changed = [one for one in moves.values() if one.source != one.target]
    return Plan([] if twice else [*order(changed)], conflicts=conflicts)


# --8<-- [end:rename]


def read_names(table: Path) -> Iterator[tuple[int, str, str]]:
    """Line, old and new name. Raises Refused for what is no bare file name."""
    try:
        lines = table.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(BAD_INPUT, f"{table.name}: {error}") from error
    delimiter = ";" if lines[:1] == ["old;new"] else ","
    rows = list(csv.reader(lines, delimiter=delimiter))
    if rows[:1] != [["old", "new"]]:
        raise Refused(BAD_INPUT, f"{table.name}:1: the columns must be old,new")
    for line, row in enumerate(rows[1:], 2):
        if len(row) != 2:
            raise Refused(BAD_INPUT, f"{table.name}:{line}: {len(row)} columns")
        for name in row:
            if name.startswith(".") or not name or set(name) & {"/", "\\", "\0"}:
                raise Refused(
                    BAD_INPUT, f"{table.name}:{line}: {name!r} is no visible file name"
                )
        yield line, row[0], row[1]


# --8<-- [start:clean]
def clean(folder: Path, days: int, patterns: list[str]) -> Plan:
    """Old files go to the trash of this run. Nothing is deleted."""
    limit = time.time() - days * 86_400
    trash = f"{STATE}/trash/{next_number(folder):04}"
    old = [
        Move(file.name, f"{trash}/{file.name}", file.inode)
        for file in scan(folder)[0]
        if file.modified < limit
        and any(fnmatch.fnmatchcase(key(file.name), key(one)) for one in patterns)
    ]
    return Plan([MakeFolder(f"{STATE}/trash"), MakeFolder(trash), *old] if old else [])


# --8<-- [end:clean]


# --8<-- [start:rotate]
def rotate(folder: Path, name: str, keep: int, over: int) -> Plan:
    """app.log becomes app.log.1, that one app.log.2; the oldest goes to the trash."""
    files = {file.name: file for file in scan(folder)[0]}
    if name not in files:
        raise Refused(BAD_INPUT, f"{shown(name)}: not in the folder")
    if files[name].size <= over:
        return Plan([], left=[f"{shown(name)}: {files[name].size} bytes"])
    trash = f"{STATE}/trash/{next_number(folder):04}"
    chain = [name, *(f"{name}.{number}" for number in range(1, keep + 1))]
    full = next((n for n, one in enumerate(chain) if one not in files), len(chain))
    targets = [*chain[1:], f"{trash}/{chain[-1]}"]
    moves = [
        Move(source, target, files[source].inode)
        for source, target in zip(chain[:full], targets, strict=False)
    ]
    folders = [MakeFolder(f"{STATE}/trash"), MakeFolder(trash)]
    return Plan([*(folders if full == len(chain) else []), *order(moves)])


# --8<-- [end:rotate]


# --8<-- [start:lock]
@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """The lock of this folder. The kernel takes it back when the process dies."""
    try:
        with contextlib.suppress(FileExistsError):
            (folder / STATE).mkdir()
        if not is_own_folder(folder, STATE):
            raise Refused(BAD_INPUT, f"{STATE} is no folder")
        lock = open(folder / STATE / "lock", "a")  # noqa: SIM115
    except OSError as error:
        raise Refused(BAD_INPUT, f"cannot write here: {error.strerror}") from error
    with lock:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refused(BUSY, "another run is at work in this folder") from error
        yield


# --8<-- [end:lock]


# --8<-- [start:run]
def run(folder: Path, options: argparse.Namespace) -> int:
    journal: Path | None = None  # of the run to take back
    unfinished = journals(folder, "started", "undoing")
    if options.command in ("undo", "recover"):
        done = journals(folder, "done") if options.command == "undo" else []
        if not (candidates := unfinished or done):
            print("nothing to take back")
            return OK
        journal = candidates[-1]
        plan = undo(folder, read(journal))
    elif unfinished:
        raise Refused(UNFINISHED, f"{unfinished[-1].name} was interrupted: `recover`")
    else:
        plan = plan_of(folder, options)
        plan.conflicts += bad_names(plan.effects)
    # A way back asks for no better names than there were.
    effects, clashes = check(folder, plan.effects, str if journal else key)
    conflicts = plan.conflicts + clashes
    report([] if options.apply else effects, plan.left, conflicts)
    if conflicts and not options.skip_conflicts:
        raise Refused(CONFLICT, "conflicts: nothing was changed")
    if not options.apply:
        print("nothing was changed; --apply does it")
    elif journal:
        journal = become(journal, "undoing")
        perform(folder, effects)
        become(journal, "undone")
    elif effects:
        try:
            journal = begin(folder, options.command, effects)
        except OSError as error:  # nothing has happened yet
            raise Refused(BAD_INPUT, f"no journal: {error.strerror}") from error
        perform(folder, effects)
        become(journal, "done")
    return CONFLICT if conflicts else OK


# --8<-- [end:run]


def plan_of(folder: Path, options: argparse.Namespace) -> Plan:
    match options.command:
        case "organise":
            return organise(folder)
        case "rename":
            return rename(folder, options.table)
        case "clean":
            return clean(folder, options.days, options.match or ["*"])
        case _:
            return rotate(folder, options.name, options.keep, options.over)


def report(effects: list[Effect], left: list[str], conflicts: list[str]) -> None:
    for effect in effects:
        print(describe(effect))
    for line in left:
        print(f"leave   {line}")
    for line in conflicts:
        print(f"clash   {line}")


def existing_folder(given: Path) -> Path:
    try:
        os.listdir(given)
    except OSError as error:
        raise Refused(BAD_INPUT, f"{shown(str(given))}: {error.strerror}") from error
    folder = given.resolve()
    if folder == Path(folder.anchor) or folder == Path.home():
        raise Refused(BAD_INPUT, f"{shown(str(given))}: not in here, choose a folder")
    return folder


def whole(text: str) -> int:
    if int(text) < 0:
        raise ValueError
    return int(text)


whole.__name__ = "whole number"  # argparse says: invalid whole number value


def parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("folder", type=Path)
    common.add_argument("--apply", action="store_true", help="do it")
    common.set_defaults(skip_conflicts=False)
    skip = argparse.ArgumentParser(add_help=False)
    skip.add_argument("--skip-conflicts", action="store_true", help="do the rest")
    top = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = top.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "organise", parents=[common, skip], help="by suffix, into folders"
    )
    one = commands.add_parser(
        "rename", parents=[common], help="by a table of old and new names"
    )
    one.add_argument("table", type=Path, help="CSV file with the columns old and new")
    one = commands.add_parser(
        "clean", parents=[common, skip], help="old files, into the trash"
    )
    one.add_argument("--days", type=whole, required=True, help="unchanged for so long")
    one.add_argument("--match", action="append", default=None, metavar="PATTERN")
    one = commands.add_parser("rotate", parents=[common], help="one log file")
    one.add_argument("name")
    one.add_argument("--keep", type=whole, default=5, help="so many old ones (5)")
    one.add_argument("--over", type=whole, default=0, help="only above so many bytes")
    commands.add_parser("undo", parents=[common], help="the last run")
    commands.add_parser("recover", parents=[common], help="an interrupted run, if any")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    options = parser().parse_args(arguments)
    try:
        folder = existing_folder(options.folder)
        with only_one(folder) if options.apply else contextlib.nullcontext():
            return run(folder, options)
    except Refused as refusal:
        print(f"tidy: {refusal}", file=sys.stderr)
        return refusal.status


def show_every_name() -> None:
    """A name that the terminal's encoding lacks must not end the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    show_every_name()
    sys.exit(main())
