"""number, measurement and figure: what was measured, and with what."""

from __future__ import annotations

import re
from html import escape

from handbook import blocks, figures, results
from handbook.book import Context
from handbook.numbers import quantity
from handbook.problems import MacroError, nearest
from handbook.results import Result

SHORTEST_ALT = 20


def _date(context: Context, date: str) -> str:
    """2026-11-21 as the page's language writes it, where it is such a date."""
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", date)
    if not match or not 1 <= int(match[2]) <= 12:
        return date
    month = context.words("months").split()[int(match[2]) - 1]
    return context.words("date", day=int(match[3]), month=month, year=match[1])


def _made_with(context: Context, found: Result) -> str:
    return context.words("measured_with", command=found.command, machine=found.machine, date=_date(context, found.date))


def number(context: Context, result: str, key: str) -> str:
    """A measured value with its unit; how it was measured is in its title."""
    found = results.read(context.book.root, result)
    if key not in found.values:
        raise MacroError(f"result {result!r} has no value {key!r}", nearest(key, found.values))
    value = found.values[key]
    shown = quantity(value.value, value.unit, value.digits, context.language)
    return blocks.span("pp-number", blocks.attribute(shown), title=_made_with(context, found))


def measurement(context: Context, result: str) -> str:
    """One line that says how a result was measured: command, machine, versions, date."""
    found = results.read(context.book.root, result)
    names = {"python": "Python", "postgresql": "PostgreSQL", "sqlalchemy": "SQLAlchemy", "django": "Django"}
    parts = [
        context.words("measured", command=blocks.code(found.command)),
        found.machine,
        ", ".join(f"{names.get(name, name)} {version}" for name, version in found.versions.items()),
        _date(context, found.date),
    ]
    return blocks.html("p.pp-measurement", " · ".join(parts))


def figure(context: Context, name: str, alt: str, caption: str | None = None) -> str:
    """A figure drawn from measured data: inline SVG in the page's language, with a text alternative."""
    if not alt.strip():
        raise MacroError(f"figure {name!r} has an empty alt", "say in words what the figure shows")
    svg = figures.read(context.book.root, name, context.language, blocks.one_line(alt))
    if len(blocks.one_line(alt)) < SHORTEST_ALT:
        cause = f"figure {name!r} has an alt of less than {SHORTEST_ALT} characters"
        raise MacroError(cause, "say what the figure shows, and what follows from it")
    if caption and blocks.plain(alt).casefold() == blocks.plain(caption).casefold():
        cause = f"the alt of figure {name!r} repeats its caption"
        raise MacroError(cause, "say in it what a reader who does not see the figure would miss")
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(blocks.one_line(caption))) if caption else ""
    return blocks.html("figure.pp-figure", svg + (f"<figcaption>{text}</figcaption>" if text else ""), mode="html")
