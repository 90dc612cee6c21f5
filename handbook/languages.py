"""The book's languages, and text that exists in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
NAMES = {"en": "English", "es": "Spanish"}

# {"en": …, "es": …}: complete, or it was refused when it was read.
Text = Mapping[str, str]


def of_docs_dir(docs_dir: str | PurePath) -> str:
    """The language of a docs folder: its last component. Raises ValueError for a folder of no language."""
    name = PurePath(docs_dir).name
    if name not in LANGUAGES:
        raise ValueError(f"docs_dir must end in one of {', '.join(LANGUAGES)}, not in {name!r}")
    return name
