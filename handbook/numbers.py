"""Numbers as each language writes them."""

from __future__ import annotations

NBSP = "\u00a0"


def number(value: float, digits: int, language: str) -> str:
    """A number with a fixed count of digits after the decimal sign.

    English: 1,234.5. Spanish as the RAE's Ortografía (2010) has it: a comma for decimals, groups of three parted by
    a space (unbreakable here), and none in numbers of four digits: 1234,5 and 12 345,6.
    """
    text = f"{value:,.{digits}f}"
    if language != "es":
        return text
    whole, _, decimals = text.partition(".")
    plain = whole.replace(",", "")
    whole = plain if len(plain.lstrip("-")) <= 4 else whole.replace(",", NBSP)
    return whole + ("," + decimals if decimals else "")


def quantity(value: float, unit: str, digits: int, language: str) -> str:
    """A number and its unit, which no line break may part."""
    shown = number(value, digits, language)
    return f"{shown}{NBSP}{unit}" if unit else shown
