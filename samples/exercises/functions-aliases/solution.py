def with_shipping(lines, cents=400, notes=()):
    return {
        "lines": [*lines, ("shipping", cents)],
        "notes": [*notes, "shipping added"],
    }
