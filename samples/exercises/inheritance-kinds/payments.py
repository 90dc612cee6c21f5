"""Kinds of payment, from a library: you cannot add methods to them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    cents: int


@dataclass(frozen=True)
class Transfer:
    cents: int
