from datetime import UTC, date, datetime, timedelta

import pytest
from exercise import days_left

ENDS = date(2028, 3, 1)


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("today", "left"),
    [
        pytest.param(date(2028, 2, 28), 2, id="leap-day-between"),
        pytest.param(date(2028, 2, 29), 1, id="last-day"),
        pytest.param(date(2028, 3, 1), 0, id="ends-today"),
        pytest.param(date(2028, 3, 2), 0, id="over"),
    ],
)
def test_days_left(today, left):
    assert days_left(ENDS, today=today) == left


def test_without_a_date_it_takes_the_real_one():
    next_month = datetime.now(UTC).date() + timedelta(days=30)
    assert days_left(next_month) in (29, 30, 31)


# --8<-- [end:test]
