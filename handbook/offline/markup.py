"""What is changed in built pages: the language switch of the archives, and the list of archives on the page `offline`.

Only markup of our own theme and pages is touched, and what should be there and is not is an error.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.languages import LANGUAGES, Text
from handbook.ui import Words

SWITCH = re.compile(r"""[ \t]*<a class="[^"]*\bpp-lang\b[^"]*" href="(?P<href>[^"]*)"[^>]*>.*?</a>\n?""", re.S)
ARCHIVES = re.compile(r"""(?P<open><div class="pp-downloads"[^>]*>).*?(?P<close></div>)""", re.S)
BOTH = "both"


class MarkupError(ValueError):
    """A page does not hold what the theme or its source puts into every such page."""


@dataclass(frozen=True)
class Archive:
    """One archive: `content` is a language or BOTH; `date` is YYYY-MM-DD or ''."""

    name: str
    content: str
    bytes: int
    sha256: str
    date: str


def _switch(page: str, text: str) -> re.Match[str]:
    found = list(SWITCH.finditer(text))
    if len(found) != 1:
        raise MarkupError(f"{page}: {len(found)} language switches (a.pp-lang) instead of one")
    return found[0]


def without_switch(page: str, text: str) -> str:
    """A page of an archive that holds one language: there is nothing to switch to."""
    match = _switch(page, text)
    return text[: match.start()] + text[match.end() :]


def switch_beside(page: str, text: str, there: str) -> str:
    """A page of the archive where the languages lie beside each other: en/… and es/…."""
    match = _switch(page, text)
    href = posixpath.relpath(f"../{there}/{page}", posixpath.dirname(page) or ".")
    return text[: match.start("href")] + href + text[match.end("href") :]


def size_text(count: int, lang: str) -> str:
    """A size as a reader says it: megabytes of a million bytes, kilobytes below one."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    text = f"{count / 1_000_000:.1f}"
    return (text.replace(".", ",") if lang == "es" else text) + " MB"


def date_text(date: str, lang: str, words: Words) -> str:
    """YYYY-MM-DD in the words of a language."""
    year, month, day = (int(part) for part in date.split("-"))
    name = words.get(lang, "months").split()[month - 1]
    return words.get(lang, "date", day=day, month=name, year=year)


def archive_list(archives: Iterable[Archive], lang: str, words: Words, folder: str) -> str:
    """The links to the archives; `folder` leads from the page to where they are. The reader's own language first."""
    order = [lang, BOTH, *(one for one in LANGUAGES if one != lang)]
    lines = ["<ul>"]
    for one in sorted(archives, key=lambda archive: order.index(archive.content)):
        title = words.get(lang, f"offline_{one.content}")
        facts = {"size": size_text(one.bytes, lang)}
        if one.date:
            facts["date"] = date_text(one.date, lang, words)
        details = words.get(lang, "offline_dated" if one.date else "offline_undated", **facts)
        href = html.escape(f"{folder}{one.name}", quote=True)
        lines.append(f'<li><a href="{href}" download>{html.escape(title)}</a> ({html.escape(details)})</li>')
    return "\n".join([*lines, "</ul>"])


def fill_archives(page: str, text: str, content: str) -> str:
    """Put `content` where the page `offline` lists its archives, in place of what is there."""
    if len(ARCHIVES.findall(text)) != 1:
        raise MarkupError(f"{page}: there must be one div.pp-downloads")
    return ARCHIVES.sub(lambda match: f"{match['open']}\n{content}\n{match['close']}", text)


START = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="en/assets/images/favicon.svg" type="image/svg+xml">
<style>
body {{ min-height: 90vh; margin: 0; padding: 2rem; display: grid; place-content: center; gap: 2rem;
  background: #fbf8f1; color: #211d17; font: 1.25rem/1.5 Charter, "Bitstream Charter", Cambria, Georgia, serif; }}
h1 {{ margin: 0; font-size: 2rem; line-height: 1.2; }}
ul {{ margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; }}
a {{ display: block; padding: .8rem 1.4rem; border: 1px solid; border-radius: 3px; color: #0b6b57;
  text-decoration: none; }}
a:hover {{ text-decoration: underline; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #151a21; color: #e8e2d5; }} a {{ color: #63cdac; }} }}
</style>
</head>
<body>
<main>
<h1>{heading}</h1>
<ul>
{links}
</ul>
</main>
</body>
</html>
"""


def start_page(names: Text, words: Words) -> str:
    """The first page of the archive with every language: one link to each. `names` are the book's names."""
    title = " / ".join(html.escape(names[lang]) for lang in LANGUAGES)
    heading = "<br>".join(f'<span lang="{lang}">{html.escape(names[lang])}</span>' for lang in LANGUAGES)
    links = "\n".join(
        f'<li><a href="{lang}/index.html" lang="{lang}" hreflang="{lang}">'
        f"{html.escape(words.get(lang, 'offline_read'))}</a></li>"
        for lang in LANGUAGES
    )
    return START.format(title=title, heading=heading, links=links)
