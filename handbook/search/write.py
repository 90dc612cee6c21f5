"""The files of an index. They are scripts, because a page opened from disk may load nothing else.

search/index-LANG.js   everything that a query needs. Its name is known without asking, which saves a way to the server
search/HASH.js         the text of one page, for the excerpts; loaded for the pages among the results
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.search import coding, index
from handbook.search.pages import Page, read_site
from handbook.search.stems import stemmer
from handbook.search.synonyms import Group

FOLDER = "search"
RECEIVER = "handbookSearchFile"
OURS = re.compile(r"index-[a-z]{2}\.js|[0-9a-f]{8}\.js")
# Where the other languages' sites are, seen from one's own.
OTHERS: Mapping[str, Mapping[str, str]] = {"en": {"es": "es/"}, "es": {"en": "../"}}


@dataclass(frozen=True)
class Written:
    """What a build wrote."""

    lang: str
    pages: int
    sections: int
    words: int
    index: Path
    raw: int
    zipped: int
    excerpts_zipped: int


def _json(value: object) -> str:
    # "<" never stands in the file, so that it can be put into a page too.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _script(name: str, text: str) -> bytes:
    return f'{RECEIVER}("{name}",{text})\n'.encode()


def zipped(content: bytes) -> int:
    """The size of a file as a server sends it."""
    return len(gzip.compress(content, 9, mtime=0))


def write(pages: list[Page], lang: str, folder: Path, groups: Iterable[Group], others: Mapping[str, str]) -> Written:
    """Write the index of `pages` into `folder`, in place of an older one. The same pages give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.js"):
        if OURS.fullmatch(old.name):
            old.unlink()
    names, excerpts_zipped = [], 0
    for page in pages:
        text = _json([section.text() for section in page.sections])
        name = _hash(f"{page.url}\n{text}")
        content = _script(name, text)
        (folder / f"{name}.js").write_bytes(content)
        excerpts_zipped += zipped(content)
        names.append(name)
    built = index.build(pages, lang, stemmer(lang), groups, names) | {"others": dict(others)}
    target = folder / f"index-{lang}.js"
    content = _script(target.stem, _json(built))
    target.write_bytes(content)
    sections = sum(len(page.sections) for page in pages)
    words = sum(built["words"].count(sign) for sign in coding.SHARED)
    return Written(lang, len(pages), sections, words, target, len(content), zipped(content), excerpts_zipped)


def build(site: Path, lang: str, groups: Iterable[Group], others: Mapping[str, str] | None = None) -> Written:
    """Index the pages of one language below `site`, into its folder `search`."""
    pages = read_site(site, lang)
    return write(pages, lang, site / FOLDER, groups, OTHERS[lang] if others is None else others)
