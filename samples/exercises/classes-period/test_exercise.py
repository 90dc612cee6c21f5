from datetime import date

import pytest
from exercise import Period


def may(start, end):
    return Period(date(2027, 5, start), date(2027, 5, end))


# --8<-- [start:test]
def test_it_is_a_value():
    assert may(1, 5) == may(1, 5)
    assert len({may(1, 5), may(1, 5), may(1, 6)}) == 2
    with pytest.raises(AttributeError):
        may(1, 5).end = date(2027, 5, 9)


def test_it_has_at_least_one_night():
    assert may(1, 5).nights == 4
    for start, end in [(5, 5), (5, 4)]:
        with pytest.raises(ValueError):  # noqa: PT011
            may(start, end)


@pytest.mark.parametrize(
    ("other", "overlap"),
    [((3, 7), True), ((2, 3), True), ((1, 9), True), ((5, 7), False), ((8, 9), False)],
)
def test_the_room_is_sold_once(other, overlap):
    assert may(1, 5).overlaps(may(*other)) is overlap
    assert may(*other).overlaps(may(1, 5)) is overlap


# --8<-- [end:test]
