"""Load each page once in a browser and keep what was seen: console, requests, accessibility, width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request
from sitekit import SitePage

# The fixture `new_tab`: opens a page for a new reader.
NewTab = Callable[..., Page]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The rules of those that look at colours. The others read the document, which is the same in both schemes.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]

# Animations end at once and transitions take no time, so that axe never measures a colour half way.
STILL = "*,*::before,*::after{transition:none!important;animation:none!important;scroll-behavior:auto!important}"


@cache
def probe(name: str) -> str:
    """A script that looks at a page from inside: probes/<name>.js."""
    return (Path(__file__).parent / "probes" / f"{name}.js").read_text(encoding="utf-8")


@dataclass
class Visit:
    """What one load of one page showed."""

    page: SitePage
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)


def watch(page: Page, visit: Visit) -> None:
    """Write down what a page prints, throws and asks for."""
    page.on("console", lambda message: visit.console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: visit.console.append(f"uncaught: {error}"))
    page.on("request", lambda request: visit.requests.append(request.url))

    def failed(request: Request) -> None:
        # A page that is left at once drops its icon on the way: that is the browser's doing, not the page's.
        if not (request.failure == "net::ERR_ABORTED" and request.url.endswith("/favicon.svg")):
            visit.console.append(f"request failed: {request.url} {request.failure}")

    page.on("requestfailed", failed)
    page.on(
        "response",
        lambda answer: visit.console.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
    )


def strangers(urls: list[str], base: str) -> list[str]:
    """The requests that leave the origin; data: and blob: never leave the page."""
    home = urlsplit(base)
    return [
        url
        for url in urls
        if urlsplit(url).scheme not in {"data", "blob"}
        and (urlsplit(url).scheme, urlsplit(url).netloc) != (home.scheme, home.netloc)
    ]


def settle(page: Page, *, quiet: bool = False) -> None:
    """Wait until the scripts have run and two frames are painted; `quiet`: until no request is under way either."""
    page.wait_for_load_state("load")
    if quiet:
        page.wait_for_load_state("networkidle")
    page.evaluate(
        "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"
    )


class Visits:
    """The visits made so far. A context is one reader: a colour scheme and a width, with an empty store."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base
        self._axe = Axe()
        self._contexts: dict[tuple[str, int], BrowserContext] = {}
        self._seen: dict[tuple[SitePage, str, int, bool], Visit] = {}

    def close(self) -> None:
        """Close every reader's window."""
        for context in self._contexts.values():
            context.close()

    def see(self, page: SitePage, scheme: str = "light", size: dict[str, int] = DESKTOP, *, axe: bool = False) -> Visit:
        """Load a page, once; with `axe`, also ask for its accessibility violations: see `_violations`."""
        key = (page, scheme, size["width"], axe)
        richer = (page, scheme, size["width"], True)
        if richer in self._seen:
            return self._seen[richer]
        if key not in self._seen:
            self._seen[key] = self._load(page, scheme, size, axe=axe)
        return self._seen[key]

    def _load(self, page: SitePage, scheme: str, size: dict[str, int], *, axe: bool) -> Visit:
        where = (scheme, size["width"])
        if where not in self._contexts:
            self._contexts[where] = self.browser.new_context(
                viewport=size, color_scheme=scheme, reduced_motion="reduce"
            )
        visit = Visit(page)
        tab = self._contexts[where].new_page()
        watch(tab, visit)
        answer = tab.goto(self.base + page.url)
        assert answer is not None
        visit.facts["status"] = answer.status
        settle(tab, quiet=scheme == "light" and size == DESKTOP)
        visit.facts["lang"] = tab.evaluate("document.documentElement.lang")
        visit.facts["light"] = tab.evaluate(probe("background"))
        visit.facts["h1"] = tab.locator("h1").all_inner_texts()
        visit.facts["layout"] = tab.evaluate(probe("layout"))
        if axe:
            tab.add_style_tag(content=STILL)
            visit.violations += self._violations(tab, page, scheme, size)
        tab.close()
        return visit

    def _violations(self, tab: Page, page: SitePage, scheme: str, size: dict[str, int]) -> list[str]:
        """What breaks WCAG 2.0 to 2.2, A and AA, one line per element.

        In the light scheme every rule that reads the document. On a desktop the rules about colours, of a chapter once in each
        scheme: they take the longest, and its twin has the same kinds of elements.
        """
        tab.evaluate(probe("one-token-of-each-kind"))
        runs: list[dict[str, Any]] = []
        if scheme == "light":
            off = {rule: {"enabled": False} for rule in COLOUR_RULES}
            runs.append({"runOnly": {"type": "tag", "values": RULES}, "rules": off})
        if size == DESKTOP and (not page.is_chapter or scheme == {"en": "light", "es": "dark"}[page.lang]):
            runs.append({"runOnly": {"type": "rule", "values": COLOUR_RULES}})
        found = []
        for options in runs:
            result = self._axe.run(tab, options=options | {"resultTypes": ["violations"]})
            for violation in result.response["violations"]:
                for node in violation["nodes"]:
                    detail = " ".join(node.get("failureSummary", "").split())
                    found.append(f"{violation['id']}: {node['target']} {node['html'][:140]} ({detail[:260]})")
        return found
