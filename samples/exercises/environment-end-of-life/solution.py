from datetime import date, timedelta

# Month in which the last security fix comes (devguide.python.org/versions).
END_OF_LIFE = {
    (3, 10): date(2026, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}


def must_move(version: str, today: date) -> bool:
    """Is it time to leave this Python: six months or less to its end, or unknown?"""
    major, minor, *_ = (int(part) for part in version.split("."))
    end = END_OF_LIFE.get((major, minor))
    return end is None or today >= end - timedelta(days=183)
