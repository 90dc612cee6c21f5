from itertools import permutations

import pytest
from exercise import latest


def record(order, version, cents):
    return {"order": order, "version": version, "cents": cents}


# --8<-- [start:test]
RECORDS = [
    record("1", 1, 100),
    record("1", 3, 80),
    record("1", 2, 90),
    record("2", 1, 50),
]


@pytest.mark.parametrize("records", permutations(RECORDS))
def test_the_highest_version_wins_in_any_order(records):
    assert latest(list(records)) == {"1": RECORDS[1], "2": RECORDS[3]}


def test_the_same_record_twice_is_one():
    assert latest([RECORDS[0], dict(RECORDS[0])]) == {"1": RECORDS[0]}


@pytest.mark.parametrize("records", permutations([*RECORDS, record("1", 2, 91)]))
def test_two_contents_of_one_version_are_refused_in_any_order(records):
    with pytest.raises(ValueError, match="1"):
        latest(list(records))


# --8<-- [end:test]
