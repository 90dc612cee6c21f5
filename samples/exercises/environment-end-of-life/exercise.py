from datetime import date

# Month in which the last security fix comes (devguide.python.org/versions).
END_OF_LIFE = {
    (3, 10): date(2026, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}


def must_move(version: str, today: date) -> bool:
    """Is it time to leave this Python: six months or less to its end, or unknown?"""
    return version < "3.13"
