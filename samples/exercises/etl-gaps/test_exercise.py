from datetime import date

import pytest
from exercise import gaps


def november(*days):
    return [date(2026, 11, day) for day in days]


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("loaded", "spans"),
    [
        (november(1, 2, 3, 4, 5), []),
        (november(), [november(1, 5)]),
        (november(3), [november(1, 2), november(4, 5)]),
        (november(1, 5), [november(2, 4)]),
        (november(2, 4), [november(1, 1), november(3, 3), november(5, 5)]),
        (november(1, 2, 3, 4, 5, 9), []),
    ],
)
def test_gaps(loaded, spans):
    first, last = november(1, 5)
    assert gaps(set(loaded), first, last) == [tuple(span) for span in spans]


def test_over_the_end_of_a_month():
    spans = gaps({date(2026, 11, 30)}, date(2026, 11, 29), date(2026, 12, 1))
    assert spans == [
        (date(2026, 11, 29), date(2026, 11, 29)),
        (date(2026, 12, 1), date(2026, 12, 1)),
    ]


# --8<-- [end:test]
