"""Writes what a browser needs to keep the site: `python -m tools.precache [FOLDER]`, after each change of its pages."""

from __future__ import annotations

from pathlib import Path

from handbook.languages import LANGUAGES
from handbook.offline import precache

from tools.common import ROOT, Failure, run_main, say


def main(argv: list[str]) -> int:
    site = Path(argv[0] if argv else ROOT / "site")
    if not (site / "index.html").is_file():
        raise Failure(f"{site} holds no site: run `make build` first.")
    done = precache.write(site)
    sizes = ", ".join(f"{lang} {len(done.files[lang])} files {done.bytes(lang) / 1e6:.2f} MB" for lang in LANGUAGES)
    say(f"edition {done.edition}: {sizes}")
    return 0


if __name__ == "__main__":
    run_main(main)
