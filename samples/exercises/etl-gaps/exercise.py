from datetime import date, timedelta


def gaps(loaded: set[date], first: date, last: date) -> list[tuple[date, date]]:
    """The spans of days that were not loaded, both ends included."""
    days = [first + timedelta(n) for n in range((last - first).days)]
    return [(day, day) for day in days if day not in loaded]
