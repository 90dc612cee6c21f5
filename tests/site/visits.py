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
from sitekit import SCHEMES, SitePage

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


def settle(page: Page) -> None:
    """Wait until the scripts have run and two frames are painted."""
    page.wait_for_load_state("load")
    page.evaluate(
        "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"
    )


class Visits:
    """The visits made so far: one reader with an empty store, who looks at each page once, in both schemes and widths."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base
        self._axe = Axe()
        self._contexts: dict[int, BrowserContext] = {}
        self._seen: dict[tuple[SitePage, int], Visit] = {}
        self._looks: dict[str, list[str]] = {scheme: [] for scheme in SCHEMES}

    def close(self) -> None:
        """Close every reader's window."""
        for context in self._contexts.values():
            context.close()

    def see(self, page: SitePage) -> Visit:
        """Load a page, once: on a desktop in the light, then in the dark, then as narrow as a page must bear."""
        return self._once(page, DESKTOP, self._look_around)

    def answer(self, page: SitePage, html: str) -> None:
        """Show this document from now on where the page was."""
        self._seen = {key: visit for key, visit in self._seen.items() if key[0] != page}
        for context in self._contexts.values():
            context.route(self.base + page.url, lambda route: route.fulfill(body=html, content_type="text/html"))

    def on_a_phone(self, page: SitePage) -> Visit:
        """Load a page on a phone, once."""
        return self._once(page, PHONE, lambda tab, visit: self._look_at_the_document(tab, visit))

    def _once(self, page: SitePage, size: dict[str, int], look: Callable[[Page, Visit], None]) -> Visit:
        key = (page, size["width"])
        if key not in self._seen:
            if size["width"] not in self._contexts:
                self._contexts[size["width"]] = self.browser.new_context(viewport=size, reduced_motion="reduce")
            visit = Visit(page)
            tab = self._contexts[size["width"]].new_page()
            watch(tab, visit)
            answer = tab.goto(self.base + page.url)
            assert answer is not None
            visit.facts["status"] = answer.status
            settle(tab)
            look(tab, visit)
            tab.wait_for_load_state("networkidle")  # a late request is seen too
            tab.close()
            self._seen[key] = visit
        return self._seen[key]

    def _look_around(self, tab: Page, visit: Visit) -> None:
        visit.facts["lang"] = tab.evaluate("document.documentElement.lang")
        visit.facts["h1"] = tab.locator("h1").all_inner_texts()
        visit.facts["layout"] = {DESKTOP["width"]: tab.evaluate(probe("layout"))}
        tab.set_viewport_size(NARROW)
        tab.wait_for_timeout(250)  # the page measures its boxes again when a window has kept its size for a moment
        settle(tab)
        visit.facts["layout"][NARROW["width"]] = tab.evaluate(probe("layout"))
        tab.set_viewport_size(DESKTOP)
        self._look_at_the_document(tab, visit)
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            settle(tab)
            self._look_at_the_colours(tab, visit, scheme)

    def _look_at_the_document(self, tab: Page, visit: Visit) -> None:
        """What breaks WCAG 2.0 to 2.2, A and AA, by the rules that read the document: it is the same in both schemes."""
        tab.add_style_tag(content=STILL)
        tab.evaluate(probe("one-token-of-each-kind"))
        tab.evaluate(self._axe.axe_script)
        off = {rule: {"enabled": False} for rule in COLOUR_RULES}
        self._note(tab, visit, "document", {"runOnly": {"type": "tag", "values": RULES}, "rules": off})

    def _look_at_the_colours(self, tab: Page, visit: Visit, scheme: str) -> None:
        """What breaks the rules about colours: each look once in a scheme, on the first page that has it."""
        self._looks[scheme] += tab.evaluate(probe("one-of-each-look"), self._looks[scheme])
        self._note(tab, visit, scheme, {"runOnly": {"type": "rule", "values": COLOUR_RULES}})

    def _note(self, tab: Page, visit: Visit, where: str, options: dict[str, Any]) -> None:
        """Run axe; one line per element that it complains about."""
        result = tab.evaluate("options => axe.run(options)", options | {"resultTypes": ["violations"]})
        for violation in result["violations"]:
            for node in violation["nodes"]:
                detail = " ".join(node.get("failureSummary", "").split())
                found = f"{violation['id']}: {node['target']} {node['html'][:140]} ({detail[:260]})"
                visit.violations.append(f"{where}: {found}")
