"""Figures: data/figures/<name>.<language>.svg, drawn from results by a committed script, inlined into the page."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path

from handbook import files
from handbook.problems import MacroError, Problem, ProblemsFound, nearest

_ROOT = re.compile(r"<svg\b(?P<attributes>[^>]*)>")
_DANGEROUS = re.compile(r"<\s*(script|foreignObject|iframe|image|use\s[^>]*href=\"(?!#))|\son\w+\s*=|javascript:", re.I)


@lru_cache(maxsize=512)
def inline(text: str, path: str, label: str) -> str:
    """The SVG as one line of HTML with role=img and the label. Raises ProblemsFound if it is not one plain <svg>."""
    body = text.strip()
    match = _ROOT.match(body)
    if not match or not body.endswith("</svg>") or body.count("<svg") != 1:
        raise ProblemsFound([Problem(path, 1, "is not one <svg> element", "no XML prolog, one root")])
    for found in (_DANGEROUS.search(body),):
        if found:
            line = text[: found.start()].count("\n") + 1
            raise ProblemsFound([Problem(path, line, f"a figure must not hold {found.group().strip()!r}")])
    attributes = match["attributes"]
    if "viewBox" not in attributes:
        raise ProblemsFound([Problem(path, 1, "the <svg> has no viewBox")])
    attributes = re.sub(r"\s(?:role|aria-label)=\"[^\"]*\"", "", attributes)
    opening = f'<svg{attributes} role="img" aria-label="{escape(label)}">'
    # One line: Markdown would take a blank or indented line of it for its own.
    return " ".join((opening + body[match.end() :]).split())


def read(root: Path, name: str, language: str, label: str) -> str:
    """The figure in a language, ready for a page. Raises MacroError or ProblemsFound."""
    base = root / "data" / "figures"
    path = files.inside(base, f"{name}.{language}.svg")
    if not path.is_file():
        there = {found.name.rsplit(".", 2)[0] for found in base.glob("*.svg")}
        cause = f"unknown figure {name!r}: no {files.relative(root, path)}"
        if name in there:
            raise MacroError(cause, "the script that draws it must write one file per language")
        raise MacroError(cause, nearest(name, there))
    return inline(files.read(root, path), files.relative(root, path), label)
