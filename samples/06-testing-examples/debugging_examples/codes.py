"""Applies discount codes in the order that the contract names."""

from __future__ import annotations

# --8<-- [start:apply]
RULES = {
    "TENPERCENT": lambda cents: cents * 90 // 100,
    "FIVEOFF": lambda cents: cents - 500,
}


def apply(cents: int, codes: set[str]) -> int:
    for code in RULES:
        if code in codes:
            cents = RULES[code](cents)
    return cents
    # --8<-- [end:apply]


if __name__ == "__main__":
    print(apply(8_000, {"TENPERCENT", "FIVEOFF"}) / 100)
