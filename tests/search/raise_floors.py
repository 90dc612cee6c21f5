"""Lifts the floors of data/search/floors.yml towards what is measured now; none is ever lowered.

`SITE_DIR=site python tests/search/raise_floors.py`, after `make build`.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]

from kit import LANGUAGES, ask, by_kind, load_queries, open_engine, put_engine, served  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from handbook.search.synonyms import load_synonyms  # noqa: E402
from handbook.search.write import build  # noqa: E402
from tools.browser import find_or_install  # noqa: E402

ROOM = 0.05  # of a kind; all together move less
ROOM_ALL = 0.03
FLOORS = ROOT / "data" / "search" / "floors.yml"
HEAD = """\
# The least that the search must answer (tests/search/test_quality.py): what was measured, less room for a sentence that
# changes in the book. Each number may only rise: python tests/search/raise_floors.py
"""


def main() -> int:
    """Measure and write."""
    source = ROOT / os.environ.get("SITE_DIR", "site")
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        for lang in LANGUAGES:
            site = Path(folder) / lang
            keep = shutil.ignore_patterns("samples", "es") if lang == "en" else shutil.ignore_patterns("samples")
            shutil.copytree(source if lang == "en" else source / lang, site, ignore=keep)
            build(site, lang, load_synonyms(ROOT), {})
            put_engine(site, lang)
            queries = load_queries(lang)
            with served(site) as base:
                table = by_kind(queries, ask(open_engine(browser, base), [query.text for query in queries]))
            lines.append(f"{lang}:")
            for kind, measured in table.items():
                old = floors.get(lang, {}).get(kind, {})
                room = ROOM_ALL if kind == "all" else ROOM
                new = {
                    name: max(old.get(name, 0.0), math.floor((getattr(measured, name) - room) * 100 + 1e-9) / 100)
                    for name in ("mrr", "first", "five")
                }
                lines.append(f"  {kind}: {{mrr: {new['mrr']}, first: {new['first']}, five: {new['five']}}}")
        browser.close()
    FLOORS.parent.mkdir(parents=True, exist_ok=True)
    FLOORS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(FLOORS.read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
