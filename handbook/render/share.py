"""executed_share: how much of the shown code was executed."""

from __future__ import annotations

from handbook import blocks, executed
from handbook.book import Context
from handbook.numbers import NBSP, number


def _percent(part: float, language: str) -> str:
    value = executed.percent(part)
    shown = number(value, 0 if value == 100 else 1, language)
    return f"{shown}{NBSP}%" if language == "es" else f"{shown}%"


def executed_share(context: Context) -> str:
    """One paragraph: the lines of code on all pages of this language, and how many of them were executed."""
    share, language = executed.of_language(context.book, context.language), context.language
    text = context.words(
        "executed_share",
        lines=number(share.lines, 0, language),
        share=_percent(share.part, language),
        python=_percent(share.python_part, language),
    )
    return blocks.html("p.pp-share", text)
