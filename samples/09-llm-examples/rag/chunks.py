"""The handbook's documents, and three ways to cut them into chunks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")


# --8<-- [start:document]
@dataclass(frozen=True)
class Document:
    id: str  # tenant/name: the path below corpus/
    title: str
    valid_from: date
    replaced_by: str | None
    source: str  # "staff", or whoever else sent it
    body: str

    @property
    def tenant(self) -> str:
        return self.id.partition("/")[0]


@dataclass(frozen=True)
class Chunk:
    id: str
    document: Document
    heading: str
    text: str  # what the model embeds and the reader sees


def load(folder: Path = CORPUS) -> list[Document]:
    """All documents below a folder. Raises ValueError at one without a header."""
    documents = []
    for file in sorted(folder.glob("*/*.md")):
        _, header, body = file.read_text(encoding="utf-8").split("---\n", 2)
        meta = dict(line.split(": ", 1) for line in header.strip().splitlines())
        documents.append(
            Document(
                id=file.relative_to(folder).with_suffix("").as_posix(),
                title=meta["title"],
                valid_from=date.fromisoformat(meta["valid_from"]),
                replaced_by=meta.get("replaced_by"),
                source=meta.get("source", "staff"),
                body=body.strip(),
            )
        )
    return documents


def current(documents: Iterable[Document]) -> list[Document]:
    """Only what is in force: a rule that was replaced must not be found."""
    return [document for document in documents if document.replaced_by is None]


# --8<-- [end:document]


# --8<-- [start:chunk]
def by_size(document: Document, size: int = 500) -> list[Chunk]:
    """Every `size` characters, wherever that falls."""
    parts = range(0, len(document.body), size)
    return [
        Chunk(f"{document.id}#{n}", document, "", document.body[start : start + size])
        for n, start in enumerate(parts)
    ]


def by_heading(document: Document, *, context: bool = True) -> list[Chunk]:
    """One chunk per section. With context, it carries its title and heading."""
    chunks = []
    for section in re.split(r"^(?=## )", document.body, flags=re.M):
        if not section.strip():
            continue
        heading, body = "", section.strip()
        if body.startswith("## "):
            heading, _, body = body[3:].partition("\n")
        slug = re.sub(r"\W+", "-", heading.lower()).strip("-")
        label = f"{document.title} › {heading}" if heading else document.title
        text = f"{label}\n{body.strip()}" if context else body.strip()
        chunks.append(
            Chunk(f"{document.id}#{slug}".rstrip("#"), document, heading, text)
        )
    return chunks


# --8<-- [end:chunk]
