import pytest


def check_refuses_negative(withdraw):
    """Passes if withdraw(-5) is refused with the message that names the amount."""
    with pytest.raises(ValueError, match=r"positive, not -5$"):
        withdraw(-5)
