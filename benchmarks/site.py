"""How fast the book is built, and how heavy a first view of it is.

    .venv/test/bin/python benchmarks/site.py            # everything: some minutes
    .venv/test/bin/python benchmarks/site.py view       # only the first view; also: build, save

Three measurements, all on a copy of this tree, none of them a test:

build  `make build` of both languages with no cache, and Zensical's build of the same two configurations, in turn.
save   `make serve` and `zensical serve`: the time from the saving of one page until the served page has changed.
view   the first view of a chapter in headless Chromium: what goes over the wire with gzip, by kind, and the largest
       contentful paint, beside the same chapter in the theme as it comes. Stock loads its web fonts from another
       host: they are left out here, so stock weighs more than these numbers say.

The numbers go to benchmarks/results/site.json with the machine, the date and the versions, and to the terminal.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from mimetypes import guess_type
from pathlib import Path
from typing import Any, ClassVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.browser import find_or_install  # noqa: E402

RESULTS = Path(__file__).resolve().parent / "results" / "site.json"
CONFIGS = ("mkdocs.yml", "mkdocs.es.yml")
CHAPTER = "databases/n-plus-one"
KINDS = ("html", "css", "js", "json", "font", "image", "other")
SUFFIXES = {
    ".html": "html", ".css": "css", ".js": "js", ".json": "json", ".svg": "image", ".png": "image", ".ico": "image",
    ".woff2": "font", ".woff": "font", ".ttf": "font",
}  # fmt: skip
BROWSER_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# A phone far from the mast: 1.6 Mbit/s down, 150 ms to answer.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
BUILDS = 3
SAVES = 7
VIEWS = 5


def environment() -> dict[str, str]:
    """The environment of every command: none of the addresses, no colours."""
    dropped = {"SITE_URL", "SITE_URL_ES", "REPO_URL", "EDIT_URI_EN", "EDIT_URI_ES", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def tool(name: str) -> str:
    """A command of the environment that runs this script."""
    return str(Path(sys.executable).parent / name)


@contextmanager
def copied_tree() -> Iterator[Path]:
    """A copy of the project, so that nothing here touches the real one. The environments are shared."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        tree = Path(folder) / "tree"
        skipped = shutil.ignore_patterns(
            ".venv", ".git", "site", ".site-*", "dist", ".cache", "__pycache__", ".*_cache", ".hypothesis"
        )
        shutil.copytree(ROOT, tree, ignore=skipped)
        (tree / ".venv").symlink_to(ROOT / ".venv")
        yield tree


# ---------------------------------------------------------------- build


def timed(tree: Path, *commands: list[str]) -> float:
    """Seconds until all commands, run side by side, have ended well."""
    started = time.perf_counter()
    running = [
        subprocess.Popen(
            command, cwd=tree, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for command in commands
    ]
    for process in running:
        text, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"{process.args} ended with {process.returncode}:\n{text[-3000:]}")
    return time.perf_counter() - started


def clear(tree: Path) -> None:
    """Forget every built file and cache of the copy."""
    for name in ("site", ".cache"):
        shutil.rmtree(tree / name, ignore_errors=True)


def measure_build(tree: Path) -> dict[str, Any]:
    """Cold builds of both languages, with either generator, in turn."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(BUILDS):
        clear(tree)
        ours.append(timed(tree, ["make", "build"]))
        clear(tree)
        theirs.append(timed(tree, *([tool("zensical"), "build", "--clean", "-f", name] for name in CONFIGS)))
    return {
        "make build": seconds(ours),
        "zensical build": seconds(theirs),
        "ratio": round(statistics.median(ours) / statistics.median(theirs), 2),
    }


def seconds(values: list[float]) -> dict[str, Any]:
    """The median, and every value behind it."""
    return {"median_s": round(statistics.median(values), 3), "all_s": [round(value, 3) for value in values]}


# ---------------------------------------------------------------- save


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    """A page's text; empty while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, OSError):
        return ""


def until(ready: Callable[[], bool], what: str, limit: float = 60.0) -> float:
    """Seconds until `ready`; asked every three milliseconds."""
    started = time.perf_counter()
    while not ready():
        if time.perf_counter() - started > limit:
            raise TimeoutError(f"{what}: nothing after {limit:.0f} s")
        time.sleep(0.003)
    return time.perf_counter() - started


def saves(tree: Path, command: list[str], url: str, source: Path) -> list[float]:
    """Start a server, save the page several times, and wait each time until the new words are served."""
    before = source.read_text(encoding="utf-8")
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=tree, env=environment(), stdout=log, stderr=log, start_new_session=True)
        try:
            until(lambda: "<h1" in fetch(url), f"{command[0]} starts")
            time.sleep(1.5)  # the watcher starts after the first build
            taken = []
            for count in range(SAVES):
                word = f"saved-{count}-{time.monotonic_ns()}"
                source.write_text(f"{before.rstrip()}\n\n{word}\n", encoding="utf-8")
                taken.append(until(lambda word=word: word in fetch(url), "the saved page"))
                time.sleep(0.7)  # a writer does not save at once again
            return taken
        except TimeoutError as error:
            log.seek(0)
            raise TimeoutError(f"{error}\n{log.read()[-2000:].decode(errors='replace')}") from None
        finally:
            source.write_text(before, encoding="utf-8")
            os.killpg(server.pid, signal.SIGINT)
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def measure_save(tree: Path) -> dict[str, Any]:
    """From the saving of an English page until its own language's page is served anew."""
    source = tree / "docs" / "en" / f"{CHAPTER}.md"
    clear(tree)
    port = free_port()
    site_python = str(tree / ".venv" / "site" / "bin" / "python")
    ours = saves(
        tree, [site_python, "-m", "tools.serve", "--port", str(port)], f"http://127.0.0.1:{port}/{CHAPTER}/", source
    )
    clear(tree)
    port = free_port()
    command = [tool("zensical"), "serve", "-f", CONFIGS[0], "-a", f"127.0.0.1:{port}"]
    found: dict[str, Any] = {"make serve": seconds(ours)}
    try:
        theirs = saves(tree, command, f"http://127.0.0.1:{port}/{CHAPTER}/", source)
    except TimeoutError as error:
        print(
            f"zensical serve could not be measured ({error}); its cold build of one language stands in", file=sys.stderr
        )
        clear(tree)
        theirs = [timed(tree, [tool("zensical"), "build", "--clean", "-f", CONFIGS[0]]) for _ in range(BUILDS)]
        found["zensical build (one language)"] = seconds(theirs)
    else:
        found["zensical serve"] = seconds(theirs)
    found["ratio"] = round(statistics.median(ours) / statistics.median(theirs), 2)
    return found


# ---------------------------------------------------------------- view


class Handler(BaseHTTPRequestHandler):
    """Serves a folder with gzip, and counts what it sends: pages, workers and all."""

    protocol_version = "HTTP/1.1"
    folder: Path
    sent: ClassVar[list[tuple[str, str, int]]] = []

    def do_GET(self) -> None:
        """Send a file, compressed where that helps."""
        path = self.path.split("?")[0].lstrip("/")
        target = self.folder / path
        if target.is_dir():
            target /= "index.html"
        found = target.is_file()
        body = target.read_bytes() if found else b"not found"
        kind = SUFFIXES.get(target.suffix, "other")
        self.send_response(200 if found else 404)
        if kind != "font" and target.suffix != ".png":
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", guess_type(target.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((kind, path, len(body)))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """A browser that hangs up is no news."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


LCP = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => done(null), 3000);
})"""


def view(browser: Any, folder: Path) -> dict[str, Any]:  # noqa: ANN401 - Playwright's
    """First views of the chapter, each with an empty cache: bytes and requests of one, paints of all."""
    handler = type("SiteHandler", (Handler,), {"folder": folder, "sent": []})
    server = QuietServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/{CHAPTER}/"
    paints: dict[str, list[float]] = defaultdict(list)
    loads: list[list[tuple[str, str, int]]] = []
    for name, network in (("lcp_ms", None), ("lcp_slow_ms", SLOW)):
        for _ in range(VIEWS):
            handler.sent.clear()
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            if network:
                session = context.new_cdp_session(page)
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", network)
            page.goto(url, wait_until="networkidle")
            paint = page.evaluate(LCP)
            assert paint is not None, "no largest contentful paint was reported"
            paints[name].append(paint)
            loads.append(list(handler.sent))
            context.close()
    server.shutdown()
    server.server_close()
    load = max(loads, key=len)
    sizes = {kind: sum(size for one, _, size in load if one == kind) for kind in KINDS}
    counts = {kind: sum(1 for one, _, _ in load if one == kind) for kind in KINDS}
    return {
        "bytes": {kind: size for kind, size in sizes.items() if counts[kind]},
        "total_bytes": sum(sizes.values()),
        "requests": len(load),
        "files": [{"path": path or "/", "bytes": size} for _, path, size in load],
        **{
            name: {"median": round(statistics.median(values)), "all": [round(one) for one in values]}
            for name, values in paints.items()
        },
    }


STOCK = """INHERIT: mkdocs.yml
theme:
  custom_dir: stock-overrides
  font: false
  favicon: assets/images/favicon.png
  features: []
  palette: {scheme: default}
"""


def measure_view(tree: Path) -> dict[str, Any]:
    """The chapter as published, and as the theme comes: same Markdown, same samples."""
    from playwright.sync_api import sync_playwright

    clear(tree)
    timed(tree, ["make", "build"])
    (tree / "stock-overrides").mkdir(exist_ok=True)
    (tree / "stock.yml").write_text(STOCK, encoding="utf-8")
    for page in (tree / "docs").rglob("*.md"):
        # The home page's own template is the theme's; the page measured has none.
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^template: .*\n", "", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    timed(tree, [sys.executable, "-m", "mkdocs", "build", "-f", "stock.yml", "-d", "stock"])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=BROWSER_ARGUMENTS)
        name = f"Chromium {browser.version}"
        ours, stock = view(browser, tree / "site"), view(browser, tree / "stock")
        browser.close()
    return {"page": f"{CHAPTER}/", "browser": name, "ours": ours, "stock": stock}


# ---------------------------------------------------------------- report


def machine() -> str:
    """Cores, memory and system, and no name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def row(*cells: object) -> None:
    """One line of the table."""
    print(f"{cells[0]:<34}" + "".join(f"{cell!s:>16}" for cell in cells[1:]))


def report(found: dict[str, Any]) -> None:
    """The numbers as a table."""
    print(f"{found['machine']}, {found['date']}, load before {found['load_before']}\n")
    if build := found.get("build"):
        row("cold build, both languages", "make build", "zensical", "ratio")
        row("  s", build["make build"]["median_s"], build["zensical build"]["median_s"], build["ratio"])
    if save := found.get("save"):
        other = next(name for name in save if name.startswith("zensical"))
        row("one page saved until served", "make serve", other, "ratio")
        row("  s", save["make serve"]["median_s"], save[other]["median_s"], save["ratio"])
    if seen := found.get("view"):
        row(f"first view of {seen['page']}", "ours", "stock", "ratio")
        for kind in KINDS:
            ours, stock = (seen[one]["bytes"].get(kind, 0) for one in ("ours", "stock"))
            if ours or stock:
                row(f"  {kind}, bytes (gzip)", ours, stock, f"{ours / stock:.2f}" if stock else "-")
        for key, name in (("total_bytes", "all, bytes (gzip)"), ("requests", "requests")):
            ours, stock = seen["ours"][key], seen["stock"][key]
            row(f"  {name}", ours, stock, f"{ours / stock:.2f}")
        for key, name in (("lcp_ms", "LCP, ms"), ("lcp_slow_ms", "LCP at 1.6 Mbit/s, 150 ms, ms")):
            ours, stock = seen["ours"][key]["median"], seen["stock"][key]["median"]
            row(f"  {name}", ours, stock, f"{ours / stock:.2f}")


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description="Measure the build and a first view.")
    parser.add_argument("what", nargs="*", choices=["build", "save", "view", []], help="default: all three")
    wanted = parser.parse_args().what or ["build", "save", "view"]
    found: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    found |= {
        "command": "python benchmarks/site.py",
        "machine": machine(),
        "load_before": [round(one, 1) for one in os.getloadavg()],
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {name: version(name) for name in ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "zensical")},
    }
    with copied_tree() as tree:
        for name, measure in (("build", measure_build), ("save", measure_save), ("view", measure_view)):
            if name in wanted:
                found[name] = measure(tree)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    report(found)


if __name__ == "__main__":
    main()
