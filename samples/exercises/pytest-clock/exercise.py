from datetime import date


def days_left(trial_ends: date) -> int:
    """Days until the trial ends; 0 once it is over."""
    return max(0, (trial_ends - date.today()).days)  # noqa: DTZ011
