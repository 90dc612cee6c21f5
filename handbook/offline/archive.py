"""Archives that come out the same, byte for byte, whenever they are made from the same pages."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

EARLIEST = 315532800  # 1980-01-01: a zip knows no earlier date
FILE = 0o100644 << 16


@dataclass(frozen=True)
class Stamp:
    """The date that every file of an archive carries. `known` is False where it says nothing about the edition."""

    seconds: int
    known: bool = True

    @property
    def date(self) -> str:
        """YYYY-MM-DD in UTC, or '' if the edition has no date."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.seconds)) if self.known else ""


UNDATED = Stamp(EARLIEST, known=False)


def files_below(folder: Path) -> dict[str, Path]:
    """Every file of a folder by its path in it, with forward slashes, in a fixed order."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {name: found[name] for name in sorted(found)}


def write_zip(target: Path, folder: Path, stamp: Stamp, extra: Mapping[str, bytes] | None = None) -> int:
    """Pack a folder, and the `extra` files beside it. Gives the archive's size in bytes.

    Names are sorted; dates, permissions and the system are fixed. Another version of zlib may compress otherwise.
    """
    entries: dict[str, Path | bytes] = {**files_below(folder), **(extra or {})}
    moment = time.gmtime(max(stamp.seconds, EARLIEST))[:6]
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with zipfile.ZipFile(part, "w") as archive:
        for name in sorted(entries):
            content = entries[name]
            info = zipfile.ZipInfo(name, moment)
            info.create_system = 3
            info.external_attr = FILE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content if isinstance(content, bytes) else content.read_bytes(), compresslevel=9)
    part.replace(target)
    return target.stat().st_size
