"""What may enter the index without a person's yes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chunks import Document

# --8<-- [start:quarantine]
TRUSTED = {"staff"}
ORDERS = re.compile(
    r"(ignore|disregard|forget) (all |your |the )*(previous |earlier )*instructions"
    r"|you are now|\bsystem:",
    re.IGNORECASE,
)
INVISIBLE = re.compile(r"[\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")


def suspicious(text: str) -> bool:
    """An alarm, not a wall: it knows the wordings that we thought of."""
    return bool(ORDERS.search(text) or INVISIBLE.search(text))


def admit(
    documents: Iterable[Document], approved: frozenset[str] = frozenset()
) -> tuple[list[Document], list[Document]]:
    """Documents for the index, and documents that wait for a person."""
    admitted, waiting = [], []
    for document in documents:
        known = document.source in TRUSTED and not suspicious(document.body)
        (admitted if known or document.id in approved else waiting).append(document)
    return admitted, waiting


# --8<-- [end:quarantine]
