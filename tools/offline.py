"""Writes the archives to read without a network: `python -m tools.offline [--site FOLDER] [--dist FOLDER]`.

    dist/handbook-en.zip   dist/handbook-es.zip   one language each
    dist/handbook.zip                             both, with a first page and the switch on every page
    dist/downloads.json                           their sizes, checksums and date

Their pages are a second build of the same sources: the generator's addresses end in .html there, because a page opened
from disk has no server to find a folder's index. Where a built site is (`make build`), it gets the archives too: into
downloads/, and its page `offline` lists them. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from handbook.files import read
from handbook.offline import markup, precache
from handbook.offline.archive import UNDATED, Stamp, write_zip
from handbook.offline.markup import BOTH, Archive
from handbook.offline.unused import HOSTED, UNUSED, remove_unused
from handbook.problems import Problem
from handbook.search.synonyms import load_synonyms
from handbook.search.write import build as build_index
from handbook.ui import Words, load_words

from tools import check, verify
from tools.build import complaints
from tools.common import (
    CACHE,
    CONFIGS,
    LANGUAGES,
    ROOT,
    Failure,
    publish_samples,
    run_main,
    say,
    site_environment,
    step,
)

STEPS = 4
NAMES = {"en": "handbook-en.zip", "es": "handbook-es.zip", BOTH: "handbook.zip"}
LICENCES = ("LICENSE", "LICENSE-docs")
PAGE = "offline"
SITE_NAME = re.compile(r"^site_name:[ ]*(.+?)[ ]*$", re.M)


def stamp(root: Path = ROOT) -> Stamp:
    """The edition's date: SOURCE_DATE_EPOCH, else the last commit's; else there is none."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if given:
        if not given.isdigit():
            raise Failure(f"SOURCE_DATE_EPOCH must be seconds since 1970, and is {given!r}.")
        return Stamp(int(given))
    if (root / ".git").exists():
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
        )
        if done.returncode == 0 and done.stdout.strip().isdigit():
            return Stamp(int(done.stdout.strip()))
    return UNDATED


def words() -> Words:
    problems: list[Problem] = []
    found = load_words(ROOT, problems)
    if problems:
        raise Failure("\n".join(map(str, problems)))
    return found


def book_names() -> dict[str, str]:
    """The book's name in each language, as its configuration says it."""
    names = {}
    for language, config in CONFIGS.items():
        match = SITE_NAME.search(read(ROOT, ROOT / config))
        if not match:
            raise Failure(f"{config} has no site_name")
        names[language] = match[1].strip("\"'")
    return names


def build_pages(language: str, target: Path, env: dict[str, str]) -> None:
    """One language with addresses that work from disk, its samples beside it, and nothing that nobody asks for."""
    command = [
        sys.executable, "-m", "mkdocs", "build", "--strict", "--no-directory-urls",
        "-f", CONFIGS[language], "-d", str(target),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        log = done.stdout + done.stderr
        raise Failure("\n".join([*(complaints(log) or log.splitlines()[-15:]), f"{CONFIGS[language]} does not build."]))
    publish_samples(target)
    remove_unused(target, (*UNUSED, *HOSTED))


def edition(built: Path, target: Path, language: str, other: str | None, text: Words) -> None:
    """A language as it lies in an archive: alone, or beside the other one."""
    shutil.copytree(built, target)
    for file in sorted(target.rglob("*.html")):
        page = file.relative_to(target).as_posix()
        if page.startswith("samples/"):
            continue
        html = file.read_text(encoding="utf-8")
        html = markup.switch_beside(page, html, other) if other else markup.without_switch(page, html)
        if page == f"{PAGE}.html":
            html = markup.fill_archives(page, html, f"<p>{text.get(language, 'offline_here')}</p>")
        file.write_text(html, encoding="utf-8", newline="\n")
    others = {other: f"../{other}/"} if other else {}
    build_index(target, language, load_synonyms(ROOT), others)


def confirm(folder: Path) -> None:
    problems, _ = verify.verify(folder)
    if problems:
        raise Failure("\n".join([*problems, f"{len(problems)} errors in the offline pages: no archive was written."]))


def archives(stage: Path, dist: Path, when: Stamp, text: Words) -> list[Archive]:
    """Pack what is in `stage`: one folder for each archive."""
    licences = {name: (ROOT / name).read_bytes() for name in LICENCES if (ROOT / name).is_file()}
    made = []
    for content, name in NAMES.items():
        extra = dict(licences)
        if content == BOTH:
            extra["index.html"] = markup.start_page(book_names(), text).encode()
        size = write_zip(dist / name, stage / content, when, extra)
        digest = hashlib.sha256((dist / name).read_bytes()).hexdigest()
        made.append(Archive(name, content, size, digest, when.date))
    listed = json.dumps({"archives": [asdict(one) for one in made]}, indent=2) + "\n"
    (dist / "downloads.json").write_text(listed, encoding="utf-8", newline="\n")
    return made


def publish(made: list[Archive], dist: Path, site: Path, text: Words) -> None:
    """Give a built site the archives, the links to them, and new lists of what a browser keeps: two pages change."""
    pages = {
        language: site / ("" if language == "en" else language) / PAGE / "index.html" for language in LANGUAGES
    }  # fmt: skip
    for language, page in pages.items():
        if not page.is_file():
            raise Failure(f"{site} has no page {PAGE!r} in {language}: run `make build` first.")
    shutil.rmtree(site / "downloads", ignore_errors=True)
    (site / "downloads").mkdir()
    for one in made:
        shutil.copyfile(dist / one.name, site / "downloads" / one.name)
    shutil.copyfile(dist / "downloads.json", site / "downloads" / "downloads.json")
    for language, page in pages.items():
        name = page.relative_to(site).as_posix()
        folder = "../" * name.count("/") + "downloads/"
        listed = markup.archive_list(made, language, text, folder)
        html = markup.fill_archives(name, page.read_text(encoding="utf-8"), listed)
        page.write_text(html, encoding="utf-8", newline="\n")
    precache.write(site)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.offline", description="Write the offline archives.")
    parser.add_argument(
        "--site", type=Path, default=ROOT / "site", help="a built site to publish them in, if it is there"
    )
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where the archives go (default: dist/)")
    options = parser.parse_args(argv)
    site, dist = options.site.resolve(), options.dist.resolve()
    # No public address: nothing in an archive leads to the hosted pages.
    env = site_environment({**os.environ, "SITE_URL": ""})
    started = time.monotonic()
    when, text = stamp(), words()
    CACHE.mkdir(exist_ok=True)
    with step(1, STEPS, "Checking pages, data and samples"):
        if not check.check(env):
            raise Failure("No archive was written. The errors are above.")
    with tempfile.TemporaryDirectory(prefix="offline-", dir=CACHE) as folder:
        built, stage = Path(folder) / "built", Path(folder) / "stage"
        with step(2, STEPS, "Building English and Spanish for reading from disk"):
            for language in LANGUAGES:
                build_pages(language, built / language, env)
        with step(3, STEPS, "Indexing and verifying every page and link"):
            for language, other in (("en", "es"), ("es", "en")):
                edition(built / language, stage / language, language, None, text)
                edition(built / language, stage / BOTH / language, language, other, text)
            for content in NAMES:
                confirm(stage / content)
        with step(4, STEPS, "Packing"):
            made = archives(stage, dist, when, text)
    here = os.path.relpath(dist, ROOT)
    for one in made:
        say(f"      {here}/{one.name}  {one.bytes / 1e6:.2f} MB  {one.sha256[:16]}…")
    if (site / "index.html").is_file():
        publish(made, dist, site, text)
        say(f"      published in {os.path.relpath(site, ROOT)}/downloads/, and listed on the page `{PAGE}`")
    dated = f"edition of {when.date}" if when.known else "no date: neither SOURCE_DATE_EPOCH nor a commit"
    say(f"Wrote {len(made)} archives ({dated}) in {time.monotonic() - started:.1f} s: {here}/")
    return 0


if __name__ == "__main__":
    run_main(main)
