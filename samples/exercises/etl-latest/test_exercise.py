from itertools import permutations

import pytest
from exercise import latest


def record(order, version, cents):
    return {"order": order, "version": version, "cents": cents}


# --8<-- [start:test]
RECORDS = [
    record("A7", 1, 100),
    record("A7", 3, 80),
    record("A7", 2, 90),
    record("B9", 1, 50),
]


@pytest.mark.parametrize("records", permutations(RECORDS))
def test_the_highest_version_wins_in_any_order(records):
    assert latest(list(records)) == {"A7": RECORDS[1], "B9": RECORDS[3]}


def test_the_same_record_twice_is_one():
    assert latest([RECORDS[0], dict(RECORDS[0])]) == {"A7": RECORDS[0]}


@pytest.mark.parametrize("records", permutations([*RECORDS, record("A7", 2, 91)]))
def test_two_contents_of_one_version_are_refused_in_any_order(records):
    with pytest.raises(ValueError, match="A7"):
        latest(list(records))


# --8<-- [end:test]
