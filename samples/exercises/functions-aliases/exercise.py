NO_NOTES = []


def with_shipping(lines, cents=400, notes=NO_NOTES):
    lines.append(("shipping", cents))
    notes.append("shipping added")
    return {"lines": lines, "notes": notes}
