"""Every macro call of every page: known, literal, and able to render. Each is rendered once, so nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook import calls, registry
from handbook.checks.sources import Sources
from handbook.pages import Page
from handbook.problems import Problem

# `<!--[ sample("x") ]-->` is a comment to everybody: the sample would be missing from the page without a word.
_ALMOST = re.compile(r"<!--\s*\[{0,2}\s*(?P<name>[a-z_]+)\s*\(")


def _almost(page: Page) -> Iterator[Problem]:
    for match in _ALMOST.finditer(page.text):
        if match["name"] in registry.MACROS and not match.group().startswith(calls.START):
            line = page.text.count("\n", 0, match.start()) + 1
            cause = f"a comment that looks like a call of {match['name']}()"
            yield Problem(page.path, line, cause, f"write {calls.START} {match['name']}(…) {calls.END}")


def refused(page: Page) -> Iterator[Problem]:
    """What stands between markers and is no allowed call."""
    for refusal in page.content.refusals:
        yield Problem(page.path, refusal.line, refusal.cause, refusal.hint)
    for call in page.content.calls:
        unknown = calls.unknown(call, registry.MACROS)
        if unknown:
            yield Problem(page.path, unknown.line, unknown.cause, unknown.hint)
        elif call.name in page.meta:
            # The builder makes front matter into template variables, and these hide macros.
            cause = f"the front matter key {call.name!r} hides the macro {call.name}()"
            yield Problem(page.path, page.meta[call.name].line, cause, "leave the key out on this page")


def check(sources: Sources) -> Iterator[Problem]:
    """All problems of all calls."""
    for page in sources.pages():
        yield from refused(page)
        yield from _almost(page)
        for one in sources.calls_of(page):
            yield from one.problems
