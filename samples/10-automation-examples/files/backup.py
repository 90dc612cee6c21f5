"""Copy a tree, prove the copy, and bring it back.

backup.py save SOURCE BACKUP        BACKUP/tree and BACKUP/manifest.json
backup.py verify BACKUP
backup.py restore BACKUP TARGET

Exit status:
  0  fine
  2  bad input, nothing was written
  3  the target exists, nothing was written
  4  do not rely on it: the lines above say why
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import stat
import sys
from pathlib import Path

from tidy import (
    BAD_INPUT,
    CONFLICT,
    OK,
    STOPPED,
    Refused,
    move,
    show_every_name,
    shown,
    sync,
)

ATTEMPTS = 3
BLOCK = 1 << 20

type Entry = dict[str, str | int]
type Manifest = dict[str, Entry]


# --8<-- [start:copy_file]
def copy_file(source: Path, target: Path) -> Entry:
    """Copy and hash in one reading. Raises OSError if the file never holds still."""
    for _ in range(ATTEMPTS):
        digest, size = hashlib.sha256(), 0
        with open(source, "rb") as reading, open(target, "wb") as writing:
            before = os.fstat(reading.fileno())
            # A log may grow faster than we read: never run after its end.
            while size <= before.st_size and (block := reading.read(BLOCK)):
                digest.update(block)
                size += writing.write(block)
            after = os.fstat(reading.fileno())
            writing.flush()
            os.fsync(writing.fileno())
        if size == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
            shutil.copystat(source, target)
            return {"sha256": digest.hexdigest(), "size": size}
    raise OSError("changed while it was being copied")


# --8<-- [end:copy_file]


# --8<-- [start:copy_tree]
def copy_tree(source: Path, target: Path) -> tuple[Manifest, list[str]]:
    """Copy files, folders and links. Returns the manifest and what went wrong."""
    manifest: Manifest = {}
    failures: list[str] = []

    def unreadable(error: OSError) -> None:
        failures.append(f"{shown(str(error.filename))}: {error.strerror}")

    for place, folders, files in os.walk(source, onerror=unreadable):  # (1)!
        folders.sort()
        for name in sorted([*folders, *files]):
            path = Path(place) / name
            relative = path.relative_to(source).as_posix()
            try:
                manifest[relative] = copy_entry(path, target / relative)
            except OSError as error:
                failures.append(f"{shown(relative)}: {error.strerror or error}")
    for relative in reversed(manifest):
        if manifest[relative].get("kind") == "folder":  # written to until now
            shutil.copystat(source / relative, target / relative)
    return manifest, failures


# --8<-- [end:copy_tree]


def copy_entry(source: Path, target: Path) -> Entry:
    mode = os.lstat(source).st_mode
    if stat.S_ISLNK(mode):
        os.symlink(os.readlink(source), target)
        return {"kind": "link", "to": os.readlink(source)}
    if stat.S_ISDIR(mode):
        target.mkdir()
        return {"kind": "folder"}
    if not stat.S_ISREG(mode):
        raise OSError("no plain file")
    return {"kind": "file", **copy_file(source, target)}


# --8<-- [start:differences]
def differences(folder: Path, manifest: Manifest) -> list[str]:
    """What is in the folder, read again from the disk, against the manifest."""
    found: Manifest = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            found[path.relative_to(folder).as_posix()] = entry_of(path)
    return [
        f"{shown(name)}: {problem}"
        for name in sorted(manifest.keys() | found.keys())
        if (problem := difference(manifest.get(name), found.get(name)))
    ]


def difference(wanted: Entry | None, found: Entry | None) -> str:
    if found is None:
        return "missing"
    if wanted is None:
        return "not in the manifest"
    return "" if wanted == found else "damaged"


# --8<-- [end:differences]


def entry_of(path: Path) -> Entry:
    if path.is_symlink():
        return {"kind": "link", "to": os.readlink(path)}
    if path.is_dir():
        return {"kind": "folder"}
    if not path.is_file():
        return {"kind": "other"}
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"kind": "file", "sha256": digest, "size": path.stat().st_size}


# --8<-- [start:save]
def save(source: Path, backup: Path) -> int:
    partial = new_folder(source, backup)
    tree = partial / "tree"
    tree.mkdir()
    manifest, problems = copy_tree(source, tree)
    with open(partial / "manifest.json", "w", encoding="ascii") as file:
        json.dump(manifest, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    problems += differences(tree, manifest)
    return publish(partial, backup, problems)


def restore(backup: Path, target: Path) -> int:
    manifest = read_manifest(backup)
    partial = new_folder(backup, target)
    _, problems = copy_tree(backup / "tree", partial)
    problems += differences(partial, manifest)
    return publish(partial, target, problems)


def publish(partial: Path, final: Path, problems: list[str]) -> int:
    """Only what is complete gets the name without `.partial`."""
    for line in problems:
        print(line)
    if problems:
        print(f"not complete: {partial.name}")
        return STOPPED
    move(partial, final)
    sync(final.parent)
    print(f"complete: {final.name}")
    return OK


# --8<-- [end:save]


def new_folder(source: Path, final: Path) -> Path:
    """The folder `FINAL.partial`, just made. Raises Refused."""
    if not source.is_dir():
        raise Refused(BAD_INPUT, f"{source}: not a folder")
    if final.resolve().is_relative_to(source.resolve()):
        raise Refused(BAD_INPUT, f"{final} is inside {source}")
    if os.path.lexists(final):
        raise Refused(CONFLICT, f"{final} exists")
    partial = final.with_name(f"{final.name}.partial")
    try:
        partial.mkdir()
    except FileExistsError as error:
        text = f"{partial} exists: a run is going on, or was interrupted"
        raise Refused(CONFLICT, text) from error
    except OSError as error:
        raise Refused(BAD_INPUT, f"{partial}: {error.strerror}") from error
    return partial


def read_manifest(backup: Path) -> Manifest:
    try:
        text = (backup / "manifest.json").read_text(encoding="ascii")
        manifest: Manifest = json.loads(text)
    except (OSError, ValueError) as error:
        raise Refused(BAD_INPUT, f"{backup}: no manifest: {error}") from error
    return manifest


def verify(backup: Path) -> int:
    problems = differences(backup / "tree", read_manifest(backup))
    print(*problems or ["as it was saved"], sep="\n")
    return STOPPED if problems else OK


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    top = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = top.add_subparsers(dest="command", required=True)
    for name, places in {
        "save": ("source", "backup"),
        "verify": ("backup",),
        "restore": ("backup", "target"),
    }.items():
        command = commands.add_parser(name)
        for place in places:
            command.add_argument(place, type=Path)
    options = top.parse_args(arguments)
    try:
        match options.command:
            case "save":
                return save(options.source, options.backup)
            case "verify":
                return verify(options.backup)
            case _:
                return restore(options.backup, options.target)
    except Refused as refusal:
        print(f"backup: {refusal}", file=sys.stderr)
        return refusal.status


if __name__ == "__main__":
    show_every_name()
    sys.exit(main())
