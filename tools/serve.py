"""Serves both languages with live reload, and builds again what a saved file concerns: `python -m tools.serve`.

A page that does not build leaves the last good pages in place and says why in the terminal. Ctrl-C ends it at any
moment, with status 0: no signal interrupts what is done here, it ends the processes that are waited for.
"""

from __future__ import annotations

import os
import signal

if __name__ == "__main__":
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: os._exit(0))  # nothing is begun yet

import argparse
import contextlib
import errno
import filecmp
import json
import logging
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from handbook.offline.unused import remove_unused
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from tools.common import (
    CACHE,
    LANGUAGES,
    LEFT_BY_THEME,
    ROOT,
    Failure,
    publish_samples,
    run_main,
    say,
    site_environment,
)

HOST = "127.0.0.1"
WATCHED = ("docs", "data", "samples", "overrides", "handbook", "macros.py", "mkdocs.yml", "mkdocs.es.yml")
IGNORED = re.compile(
    r"(^|/)(__pycache__|\.[^/]+|node_modules)(/|$)|\.pyc$|~$|\.sw[a-z]$|(^|/)4913$|\.tmp$|(^|/)#[^/]*#$|(^|/)pytest-[^/]*$"
)
PLACEHOLDER = b"<!doctype html><meta charset=utf-8><title>Proven Python</title>"
CHANGES = {"created", "modified", "attrib", "moved", "deleted"}
# A terminal's Ctrl-C goes to its foreground group: what is started here is not in it, and the server alone ends it.
OWN_GROUP = None if os.name == "nt" else 0


def concerned(path: str) -> tuple[str, ...]:
    """The languages that a changed file (relative to the project) shows in."""
    path = path.replace(os.sep, "/")
    if IGNORED.search(path):
        return ()
    for language in LANGUAGES:
        if path.startswith(f"docs/{language}/"):
            return (language,)
    if path == "mkdocs.es.yml":
        return ("es",)
    if path.endswith((".in", ".txt")) and path.startswith("samples/lanes/"):
        return LANGUAGES
    return LANGUAGES if path.split("/")[0] in WATCHED or path in WATCHED else ()


def update(source: Path, target: Path, keep: frozenset[str] = frozenset()) -> int:
    """Makes `target` equal to `source`, touching only what differs, so that a browser never meets half a site."""
    changed = 0
    target.mkdir(parents=True, exist_ok=True)
    wanted = {entry.name: entry for entry in os.scandir(source)}
    for name, entry in wanted.items():
        to = target / name
        if entry.is_dir():
            changed += update(Path(entry.path), to)
        elif not to.is_file() or not filecmp.cmp(entry.path, to, shallow=False):
            part = to.with_name(to.name + ".part")
            shutil.copyfile(entry.path, part)
            os.replace(part, to)
            changed += 1
    for entry in os.scandir(target):
        if entry.name not in wanted and entry.name not in keep:
            if entry.is_dir():
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)
            changed += 1
    return changed


class Builder:
    """Talks to the warm builder process, and starts the one that indexes."""

    def __init__(self, stage: Path, root: Path, environment: dict[str, str]) -> None:
        self.stage, self.root, self.environment = stage, root, environment
        self.process: subprocess.Popen[str] | None = None
        self.indexer: subprocess.Popen[str] | None = None
        self.indexing: threading.Thread | None = None
        self.stopped = False  # what fails from then on does so without a word

    def start(self) -> subprocess.Popen[str]:
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tools.builder"], process_group=OWN_GROUP,
                cwd=ROOT, env=self.environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        return self.process

    def stop(self) -> None:
        """Ends what is being built and indexed. It waits for nothing, for the handler of a signal calls it."""
        self.stopped = True
        for process in (self.process, self.indexer):
            if process is None:
                continue
            if os.name == "nt" and process.stdin:
                process.stdin.close()  # there it builds in processes of its own, and ends after them
            else:
                process.terminate()

    def close(self) -> None:
        """Ends everything, and waits until it has."""
        self.stop()
        if self.indexing:
            self.indexing.join()
        if self.process and self.process.stdin:
            self.process.wait()
            with contextlib.suppress(BrokenPipeError):  # it never read what was asked last
                self.process.stdin.close()

    def log(self, language: str) -> Path:
        return CACHE / "log" / f"serve-{language}.log"

    def build(self, languages: tuple[str, ...]) -> dict[str, int]:
        process = self.start()
        if self.stopped:
            raise Failure("Stopped.")
        assert process.stdin
        assert process.stdout
        builds = [
            {"language": one, "target": str(self.stage / one), "log": str(self.log(one))} for one in languages
        ]  # fmt: skip
        try:
            process.stdin.write(json.dumps({"builds": builds, "environment": self.environment}) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise Failure("The builder stopped. Run `make build` to see why.")
        done: dict[str, int] = json.loads(answer)
        return done

    def publish(self, language: str) -> None:
        publish_samples(self.stage / language)
        remove_unused(self.stage / language, LEFT_BY_THEME)
        if language == "en":
            update(self.stage / "en", self.root, keep=frozenset({"es", "search"}))
        else:
            update(self.stage / "es", self.root / "es", keep=frozenset({"search"}))

    def index(self, languages: tuple[str, ...]) -> None:
        """Write the search index of the served pages, while the reader looks at them already."""
        if self.indexing:
            self.indexing.join()

        def write() -> None:
            for language in languages:
                site = self.root if language == "en" else self.root / "es"
                command = [sys.executable, "-m", "handbook.search", "build", str(site), "--lang", language]
                self.indexer = subprocess.Popen(
                    command, process_group=OWN_GROUP,
                    cwd=ROOT, env=self.environment, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                )  # fmt: skip
                if self.stopped:  # while it was being started
                    self.indexer.terminate()
                said = self.indexer.communicate()[1]
                if self.stopped:
                    return
                if self.indexer.returncode:
                    print(f"  the search index of {language} is the one of before: {said}", file=sys.stderr)

        self.indexing = threading.Thread(target=write, daemon=True)
        self.indexing.start()

    def words(self, languages: tuple[str, ...]) -> str:
        """What the builds said, once where both languages said the same."""
        said: dict[str, list[str]] = {}
        for language in languages:
            text = self.log(language).read_text(encoding="utf-8", errors="replace").strip()
            if text:
                said.setdefault(text, []).append(language)
        parts = []
        for text, where in said.items():
            mark = "" if len(where) > 1 else f"[{where[0]}] "
            parts += [f"  {mark}{line}" for line in text.splitlines() if line.strip()]
        return "\n".join(parts)


class Server(LiveReloadServer):
    """MkDocs' live reload, with a watcher that knows which language a change concerns."""

    def __init__(self, port: int, root: Path, builder: Builder) -> None:
        super().__init__(builder=self.rebuild, host=HOST, port=port, root=str(root))
        self.site_builder = builder
        self.build_delay = 0.03
        self.changed: set[str] = set()
        self.changed_at = time.monotonic()
        self.first = True  # the first build is asked for by nobody's change
        self._want_rebuild = True
        self.guard = threading.Lock()
        # The system's own events answer at once; POLL=1 is for network and container folders, which send none.
        self.observer = PollingObserver(timeout=0.5) if os.environ.get("POLL") else Observer()  # type: ignore[assignment]

    def leave(self) -> None:
        """Ends the loop that builds: at once, or when what it is doing has ended. For the handler of a signal."""
        self._shutdown = True

    def watch_project(self) -> None:
        server = self

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
                    return
                for path in (event.src_path, getattr(event, "dest_path", "")):
                    if path:
                        server.note(os.path.relpath(os.fsdecode(path), ROOT))

        handler = Handler()
        for name in WATCHED:
            path = ROOT / name
            if path.is_dir():
                self.observer.schedule(handler, str(path), recursive=True)
        self.observer.schedule(handler, str(ROOT), recursive=False)
        self._watched_paths[str(ROOT)] = 1

    def note(self, path: str) -> None:
        if not concerned(path):
            return
        with self.guard:
            if not self.changed:
                self.changed_at = time.monotonic()
            self.changed.add(path)
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def rebuild(self) -> None:
        """Called by the server's loop. Never raises: a failed build leaves the pages and the browsers as they are."""
        with self.guard:
            paths, self.changed = sorted(self.changed), set()
            saved = self.changed_at
        if self.first:
            self.first = False
            build_and_publish(self.site_builder, LANGUAGES, "first build", saved)
            if self.site_builder.stopped:
                return
            placeholder(Path(self.root), "The build failed. The terminal says why.")
            say(f"English {self.url}   Spanish {self.url}es/   (Ctrl-C stops; save a file and the page reloads)")
            return
        wanted = {language for path in paths for language in concerned(path)}
        languages = tuple(language for language in LANGUAGES if language in wanted)
        paths = [path for path in paths if (ROOT / path).exists()] or paths  # not an editor's passing copy
        what = ", ".join(paths[:2]) + (f" and {len(paths) - 2} more" if len(paths) > 2 else "")
        if languages and build_and_publish(self.site_builder, languages, what, saved):
            return
        self._wanted_epoch = self._visible_epoch  # nothing new to show: no browser reloads


def build_and_publish(builder: Builder, languages: tuple[str, ...], what: str, since: float) -> bool:
    try:
        done = builder.build(languages)
    except Failure as failure:
        if not builder.stopped:
            print(failure, file=sys.stderr)
        return False
    good = tuple(language for language in languages if done.get(language) == 0)
    for language in good:
        builder.publish(language)
    if builder.stopped:
        return False
    builder.index(good)
    words = builder.words(languages)
    clock, took = time.strftime("%H:%M:%S"), time.monotonic() - since
    if words:
        print(words, file=sys.stderr, flush=True)
    if len(good) == len(languages):
        say(f"{clock} {what}: {' and '.join(languages)} built in {took:.2f} s")
    else:
        bad = " and ".join(language for language in languages if language not in good)
        say(f"{clock} {what}: {bad} does not build (see above), the last good pages stay")
    return bool(good)


def port_is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES, 10048, 10013):
                return False
            raise
    return True


def parse_port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Failure(f"PORT must be a number from 1 to 65535, and is {text!r}.")
    port = int(text)
    if not port_is_free(port):
        other = port + 1 if port < 65535 else 8000
        raise Failure(
            f"Port {port} is in use (or not allowed): stop what uses it, or take another: make serve PORT={other}"
        )
    return port


def placeholder(root: Path, words: str) -> None:
    """Something to look at, and to reload from, while there is no page yet."""
    page = f"<!doctype html><meta charset=utf-8><title>Proven Python</title><body><p>{words}</p></body>"
    for folder in (root, root / "es"):
        folder.mkdir(parents=True, exist_ok=True)
        index = folder / "index.html"
        if not index.exists() or index.read_bytes().startswith(PLACEHOLDER):
            index.write_text(page, encoding="utf-8")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description="Serve both languages with live reload.")
    parser.add_argument("--port", default="8000")
    port = parse_port(parser.parse_args(argv).port)
    url = f"http://{HOST}:{port}/"
    environment: dict[str, Any] = site_environment({**os.environ, "SITE_URL": url})
    (CACHE / "log").mkdir(parents=True, exist_ok=True)
    say("Building English and Spanish …")
    server: Server | None = None
    builder: Builder | None = None
    asked = False

    def end(*_: object) -> None:
        nonlocal asked
        asked = True
        if server:
            server.leave()
        if builder:
            builder.stop()

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, end)
    with tempfile.TemporaryDirectory(prefix="serve-", dir=CACHE) as folder:
        stage, root = Path(folder) / "stage", Path(folder) / "site"
        stage.mkdir()
        root.mkdir()
        try:
            builder = Builder(stage, root, environment)
            builder.start()
            placeholder(root, "Building. This page reloads when it is done.")
            server = Server(port, root, builder)
            server.error_handler = lambda code: page.read_bytes() if (page := root / f"{code}.html").is_file() else None
            server.watch_project()
            if not asked:
                server.serve()  # type: ignore[no-untyped-call]
            say("")
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise Failure(f"Port {port} was taken while the site was being built: make serve PORT={port + 1}") from None
        finally:
            logging.disable()  # a watcher that is stopped while a file changes complains
            if server:
                server.shutdown()
            if builder:
                builder.close()
    return 0


if __name__ == "__main__":
    run_main(main)
