"""What the offline tests share: a host that can be stopped, cut short and updated, and readers with a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
SUB_PATH = "/handbook/"
KEEP = "button.pp-keep__keep"
FORGET = "button.pp-keep__forget"
RELOAD = "button.pp-keep__reload"
TEXT = ".pp-keep__text"
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-component-update", "--disable-sync"]

DATED = {"SOURCE_DATE_EPOCH": "1763700000"}
FULL, HALF, ERROR, SLOW, HANG = "full", "half", "error", "slow", "hang"


@dataclass
class Built:
    """A copy of the project with its site built, and its archives."""

    root: Path
    first: Path
    second: Path
    dist: Path
    log: str

    def run(self, *command: str) -> str:
        env = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "REPO_URL", "PYTHONPATH"}}
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.root, env=env | DATED | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        return done.stdout


class Host:
    """A static host under a sub-path. `behave` says how to answer for a path; `seen` is what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.behave: Callable[[str], str] = lambda path: FULL
        self.seen: list[str] = []
        self.server: ThreadingHTTPServer | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{SUB_PATH}"

    def start(self) -> None:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                if not path.startswith(SUB_PATH):
                    self.send_error(404)
                    return
                host.answer(self, path.removeprefix(SUB_PATH))

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self.server = Server(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Cut the network: nobody answers any more."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def answer(self, handler: BaseHTTPRequestHandler, path: str) -> None:
        self.seen.append(path)
        how = self.behave(path)
        if how == SLOW:
            sleep(0.15)
        if how == HANG:
            self.released.wait(20)
        target = self.folder / path
        if target.is_dir() and path and not path.endswith("/"):
            handler.send_response(301)
            handler.send_header("Location", f"{SUB_PATH}{path}/")
            handler.end_headers()
            return
        if target.is_dir():
            target /= "index.html"
        status = 200 if target.is_file() else 404
        if how == ERROR or self.server is None:
            status, body, kind = 500, b"broken", "text/plain"
        elif status == 404:
            body, kind = (self.folder / "404.html").read_bytes(), "text/html; charset=utf-8"
        else:
            body, kind = target.read_bytes(), guess_type(target.name)[0] or "application/octet-stream"
            kind += "; charset=utf-8" if kind.startswith("text/") else ""
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2] if how == HALF else body)


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    until = monotonic() + seconds
    while monotonic() < until:
        if true():
            return
        sleep(0.05)
    raise AssertionError("did not become true in time")


def at_foot(page: Page) -> None:
    page.locator("footer.pp-footer").scroll_into_view_if_needed()


def press_keep(page: Page) -> None:
    at_foot(page)
    page.locator(KEEP).click()


def kept(page: Page) -> None:
    """Press the button and wait until all is there."""
    press_keep(page)
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)


def cache_names(page: Page) -> list[str]:
    names: list[str] = page.evaluate("() => caches.keys()")
    return sorted(names)


def only_one_edition_is_left(page: Page) -> None:
    """An edition that no page reads goes when a page is opened some seconds later."""

    def seen() -> bool:
        page.reload()
        page.wait_for_timeout(500)
        return len([name for name in cache_names(page) if name.endswith(" en")]) == 1

    wait_until(seen, 20)


def registrations(page: Page) -> int:
    count: int = page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
    return count


def edition_seen(page: Page) -> str:
    """Which edition the page itself is of: the tests put a mark into the second."""
    return "second" if page.locator("meta[name=edition]").count() else "first"


def edition_of_parts(page: Page) -> str:
    """Which edition a file comes from that the page asks for now."""
    text: str = page.evaluate(
        "async () => (await fetch(new URL('assets/stylesheets/handbook.css',"
        " new URL(document.querySelector('.pp-keep').dataset.root + '/', location.href)))).text()"
    )
    return "second" if "second edition" in text else "first"


def search(page: Page, text: str) -> list[str]:
    """Ask the engine as the dialog does; gives the addresses."""
    found: list[str] = page.evaluate(
        """async (text) => {
            if (!window.handbookSearch) {
                const own = document.querySelector('script[src*="handbook.js"]').src;
                await new Promise((resolve, reject) => {
                    const script = document.createElement("script");
                    script.src = new URL("search-engine.js", own);
                    script.onload = resolve;
                    script.onerror = reject;
                    document.head.append(script);
                });
            }
            return (await window.handbookSearch.query(text, 5)).map((one) => one.url);
        }""",
        text,
    )
    return found
