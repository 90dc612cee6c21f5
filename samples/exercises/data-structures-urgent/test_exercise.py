import pytest
from exercise import Desk


class Counted(int):
    """A number that counts how often it is compared."""

    comparisons = 0

    def __lt__(self, other):
        Counted.comparisons += 1
        return int.__lt__(self, other)

    def __eq__(self, other):
        Counted.comparisons += 1
        return int.__eq__(self, other)

    __hash__ = int.__hash__


# --8<-- [start:test]
def test_the_most_urgent_first_and_equal_ones_as_they_came():
    desk = Desk()
    for due, code in ((3, "P1"), (1, "P9"), (1, "P2"), (2, "P4")):
        desk.add(due, code)
    assert [desk.next() for _ in range(4)] == ["P9", "P2", "P4", "P1"]


def test_an_empty_desk_says_so():
    with pytest.raises(IndexError):
        Desk().next()


def test_a_busy_desk_compares_little():
    desk = Desk()
    for number in range(512):
        desk.add(Counted(number * 37 % 512), f"P{number}")
    Counted.comparisons = 0
    for number in range(256):
        desk.next()
        desk.add(Counted(number * 101 % 512), "late")
    assert Counted.comparisons < 256 * 60


# --8<-- [end:test]
