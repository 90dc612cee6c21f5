def late_share(
    orders: list[tuple[int, bool | None]], today: int, ripe: int
) -> float | None:
    """The share of late payers. An order is (day, late), late None if not known yet."""
    old = [late for day, late in orders if today - day >= ripe]
    return sum(late is not False for late in old) / len(old) if old else None
