def describe(event: object) -> str:
    """One line for an event, or ValueError."""
    match event:
        case {"kind": "payment", "cents": int(cents)} if not isinstance(cents, bool):
            return f"paid {cents}"
        case {"kind": "refund", "cents": int(cents)} if not isinstance(cents, bool):
            return f"returned {cents}"
        case {"kind": "status", "up": True}:
            return "up"
        case {"kind": "status", "up": False}:
            return "down"
    raise ValueError(f"unknown event: {event!r}")
