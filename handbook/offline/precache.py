"""What a browser keeps of the site: a list per language, and the worker that keeps it.

precache.LANG.json   every file of that language: [address below the site, SHA-256, bytes]
keep.json            the edition, and the size of each language: what the button shows
sw.js                the worker: the edition and the lists' checksums, then sw.js of this folder

Nothing here depends on a date, so the same pages give the same bytes, and a new edition is one with other pages.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from handbook.languages import ENGLISH, LANGUAGES
from handbook.offline.archive import files_below
from handbook.offline.unused import is_unused

TEMPLATE = Path(__file__).with_name("sw.js")
NEVER = ("downloads/", "404.html", "sw.js", "keep.json", "precache.", ".")


@dataclass(frozen=True)
class File:
    """One file of the site: its address relative to the site's root, as a browser asks for it."""

    url: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Precache:
    """What is written for a site."""

    edition: str
    files: dict[str, tuple[File, ...]]

    def bytes(self, lang: str) -> int:
        """How much of the device a language takes."""
        return sum(file.bytes for file in self.files[lang])


def _folder(lang: str) -> str:
    return "" if lang == ENGLISH else f"{lang}/"


def _is_kept(path: str) -> bool:
    return not path.startswith(NEVER) and not is_unused(path)


def _address(path: str) -> str:
    return quote(path.removesuffix("index.html") if path.split("/")[-1] == "index.html" else path)


def read(site: Path) -> Precache:
    """The lists of a built site, with English at its root and each other language in a folder of its name."""
    others = tuple(_folder(lang) for lang in LANGUAGES if lang != ENGLISH)
    files: dict[str, list[File]] = {lang: [] for lang in LANGUAGES}
    for path, file in files_below(site).items():
        lang = next((one for one in LANGUAGES if one != ENGLISH and path.startswith(_folder(one))), ENGLISH)
        inside = path.removeprefix(_folder(lang))
        if not _is_kept(inside) or (lang == ENGLISH and inside.startswith(others)):
            continue
        content = file.read_bytes()
        files[lang].append(File(_address(path), hashlib.sha256(content).hexdigest(), len(content)))
    found = {lang: tuple(sorted(files[lang], key=lambda file: file.url)) for lang in LANGUAGES}
    whole = "\n".join(f"{file.url} {file.sha256}" for lang in LANGUAGES for file in found[lang])
    return Precache(hashlib.sha256(whole.encode()).hexdigest()[:12], found)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def outputs(precache: Precache) -> dict[str, bytes]:
    """The files to put into the site's root, by name."""
    made: dict[str, bytes] = {}
    lists, sizes = {}, {}
    for lang, files in precache.files.items():
        rows = [[file.url, file.sha256, file.bytes] for file in files]
        content = _json({"edition": precache.edition, "lang": lang, "files": rows})
        made[f"precache.{lang}.json"] = content
        lists[lang] = {"sha256": hashlib.sha256(content).hexdigest(), "files": len(files)}
        sizes[lang] = {"bytes": precache.bytes(lang), "files": len(files)}
    made["keep.json"] = _json({"edition": precache.edition, "languages": sizes})
    head = f"const EDITION = {json.dumps(precache.edition)};\nconst LISTS = {json.dumps(lists, sort_keys=True)};\n"
    made["sw.js"] = head.encode() + TEMPLATE.read_bytes().replace(b"\r\n", b"\n")
    return made


def write(site: Path) -> Precache:
    """Write the lists and the worker into a built site, in place of older ones."""
    precache = read(site)
    for name, content in outputs(precache).items():
        (site / name).write_bytes(content)
    return precache
