"""What the commands share: where things are, the addresses, running a step and saying how it went."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.offline.unused import UNUSED

from tools.bootstrap import env_python as env_python

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
LANGUAGES = ("en", "es")
CONFIGS = {"en": "mkdocs.yml", "es": "mkdocs.es.yml"}
# What the generator writes and no page asks for; a hosted site keeps its sitemap.
LEFT_BY_THEME = tuple(pattern for pattern in UNUSED if not pattern.startswith("sitemap"))
# Never part of a published sample: what tools and systems leave behind.
SKIPPED = {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".DS_Store", "node_modules"}


class Failure(Exception):
    """One line for the user; the command ends with status 1."""


def site_environment(base: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of a build. SITE_URL and REPO_URL are the only addresses; the others follow from them."""
    env = dict(os.environ if base is None else base)
    site, repo = env.get("SITE_URL", "").strip(), env.get("REPO_URL", "").strip()
    for name, value in (("SITE_URL", site), ("REPO_URL", repo)):
        if value and not value.startswith(("https://", "http://")):
            raise Failure(f"{name} must begin with https:// or http://, and is {value!r}.")
    if site:
        env["SITE_URL"] = site.rstrip("/") + "/"
        env["SITE_URL_ES"] = env["SITE_URL"] + "es/"
    else:
        env.pop("SITE_URL", None)
        env.pop("SITE_URL_ES", None)
    for language in LANGUAGES:
        key = f"EDIT_URI_{language.upper()}"
        env.pop(key, None)
        if repo:
            env["REPO_URL"] = repo.rstrip("/")
            env[key] = f"edit/main/docs/{language}/"
    if not repo:
        env.pop("REPO_URL", None)
    env["NO_MKDOCS_2_WARNING"] = "1"
    env["PYTHONUTF8"] = "1"
    return env


def published_samples(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Every file of every sample and exercise, with its path below samples/."""
    samples = root / "samples"
    owners = [found.parent for pattern in ("sample.yml", "exercise.yml") for found in samples.rglob(pattern)]
    seen: set[Path] = set()
    for owner in sorted(owners):
        for file in sorted(owner.rglob("*")):
            inside = file.relative_to(samples)
            hidden = any(part in SKIPPED or part.startswith(".") for part in inside.parts)
            if file in seen or hidden or file.suffix == ".pyc" or not file.is_file():
                continue
            seen.add(file)
            yield file, inside.as_posix()


def publish_samples(target: Path, root: Path = ROOT) -> int:
    count = 0
    for file, inside in published_samples(root):
        to = target / "samples" / inside
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, to)
        count += 1
    return count


def say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def step(number: int, of: int, what: str) -> Iterator[None]:
    say(f"[{number}/{of}] {what}")
    started = time.monotonic()
    yield
    elapsed = time.monotonic() - started
    if elapsed >= 0.1:
        say(f"      {elapsed:.1f} s")


def run_main(main: object, argv: list[str] | None = None) -> None:
    """Runs a command's main(argv) -> int, and turns a Failure into its line."""
    assert callable(main)
    try:
        status = main(sys.argv[1:] if argv is None else argv)
    except Failure as failure:
        print(failure, file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.stdout.flush()
    raise SystemExit(status)
