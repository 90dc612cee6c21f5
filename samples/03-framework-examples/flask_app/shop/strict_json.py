"""JSON as RFC 8259 has it, for every request of the app."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from flask.json.provider import DefaultJSONProvider

from .errors import Invalid


# --8<-- [start:provider]
def refuse(why: str) -> NoReturn:
    raise Invalid([{"where": "body", "why": why}])


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        refuse("the same key twice")
    return found


class StrictProvider(DefaultJSONProvider):
    def loads(self, s: str | bytes, **options: object) -> object:
        try:
            return json.loads(
                s if isinstance(s, str) else s.decode("utf-8"),
                parse_constant=lambda word: refuse(f"{word} is not JSON"),
                parse_float=Decimal,
                object_pairs_hook=unique,
            )
        except (ValueError, RecursionError):
            refuse("this is not JSON")


# --8<-- [end:provider]
