from datetime import date

import pytest
from exercise import must_move


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("version", "today", "move"),
    [
        ("3.10", date(2026, 11, 21), True),
        ("3.13.0", date(2026, 11, 21), False),
        ("3.13.9", date(2029, 4, 30), False),
        ("3.13.9", date(2029, 5, 2), True),
        ("3.14", date(2026, 11, 21), False),
        ("3.9", date(2026, 11, 21), True),
    ],
)
def test_must_move(version, today, move):
    assert must_move(version, today) is move


# --8<-- [end:test]
