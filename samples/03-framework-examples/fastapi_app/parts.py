"""What the rules say about values, without any server."""

from __future__ import annotations

import json

from pydantic import ValidationError

from models import ItemIn


# --8<-- [start:try]
def judge(**changes: object) -> str:
    body = {
        "sku": "TEA-0001",
        "name": "Green tea",
        "price": "4.50",
    } | changes
    try:
        item = ItemIn.model_validate(body)
    except ValidationError as refusal:
        return refusal.errors()[0]["msg"]
    return f"price {item.price}, name {item.name!r}"


# --8<-- [end:try]


CASES: list[dict[str, object]] = [
    {"price": 4},
    {"price": "-3"},
    {"price": "NaN"},
    {"price": "1_0"},
    {"price": 19.999},
    {"name": "  Té verde  "},
    {"name": "tea\u0000"},
    {"name": "x" * 81},
    {"admin": True},
]

for case in CASES:
    sent = json.dumps(case, ensure_ascii=False)[:26]
    said = judge(**case)
    print(f"{sent:<26} {said if len(said) < 48 else said[:47] + '…'}")
