from datetime import date, timedelta


def gaps(loaded: set[date], first: date, last: date) -> list[tuple[date, date]]:
    """The spans of days that were not loaded, both ends included."""
    found: list[tuple[date, date]] = []
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        if day in loaded:
            continue
        if found and found[-1][1] == day - timedelta(1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
