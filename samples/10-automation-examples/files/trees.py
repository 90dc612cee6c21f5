"""Small trees: made, shown, and compared."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path


def make(folder: Path, content: Mapping[str, str | None]) -> Path:
    """Files with their text; a name with None is an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in content.items():
        path = folder / name
        if text is None:
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def entries(folder: Path, without: str = ".tidy") -> Iterator[str]:
    """Every path below, folders before what is in them; links are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - {without})
        for name in sorted([*folders, *files]):
            yield os.path.relpath(os.path.join(place, name), folder)


def show(folder: Path) -> None:
    """One line per file, with its text."""
    for name in sorted(entries(folder)):
        path = folder / name
        if path.is_symlink():
            print(f"  {name:<26} -> {os.readlink(path)}")
        elif path.is_file():
            print(f"  {name:<26} {path.read_text(encoding='utf-8')!r}")
        elif not any(path.iterdir()):
            print(f"  {name}/")


# --8<-- [start:fingerprint]
def fingerprint(folder: Path) -> str:
    """One hash of all names, kinds, modes, times and contents, except `.tidy`."""
    total = hashlib.sha256()
    for name in sorted(entries(folder)):
        path = folder / name
        info = os.lstat(path)
        parts = [os.fsencode(name), oct(info.st_mode).encode()]
        if path.is_symlink():
            parts.append(os.fsencode(os.readlink(path)))
        elif path.is_file():
            parts += [str(info.st_mtime_ns).encode(), path.read_bytes()]
        for part in parts:
            total.update(len(part).to_bytes(8) + part)
    return total.hexdigest()


# --8<-- [end:fingerprint]


def texts(folder: Path) -> list[str]:
    """The texts of all files of the user, wherever they are now."""
    own = (".tidy/lock", ".tidy/draft", ".tidy/0")  # the tool's
    paths = [folder / one for one in entries(folder, "") if not one.startswith(own)]
    plain = (path for path in paths if path.is_file() and not path.is_symlink())
    return sorted(path.read_text(encoding="utf-8") for path in plain)
