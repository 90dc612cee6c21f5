def late_share(
    orders: list[tuple[int, bool | None]], today: int, ripe: int
) -> float | None:
    """The share of late payers. An order is (day, late), late None if not known yet."""
    known = [late for day, late in orders if late is not None]
    return sum(known) / len(known) if known else None
