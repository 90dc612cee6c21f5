from datetime import UTC, date, datetime


def days_left(trial_ends: date, today: date | None = None) -> int:
    """Days until the trial ends; 0 once it is over."""
    today = today or datetime.now(UTC).date()
    return max(0, (trial_ends - today).days)
