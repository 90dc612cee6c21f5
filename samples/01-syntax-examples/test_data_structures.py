from array import array

import pytest
from data_structures import (
    LATE,
    SHIFT,
    busiest,
    by_city,
    by_urgency,
    index,
    missing,
    postage,
    rounds,
    spread,
)


def test_a_code_finds_its_parcel_and_a_second_one_is_refused():
    assert index(SHIFT)["P3"].city == "Lima"
    with pytest.raises(ValueError, match="P1 is there twice"):
        index([*SHIFT, SHIFT[0]])


def test_missing_is_sorted_whatever_the_set_does():
    assert missing({"P9", "P1", "P7"}, {"P1"}) == ["P7", "P9"]


def test_the_groups_are_a_dict_that_invents_no_key():
    groups = by_city(SHIFT)
    assert [parcel.code for parcel in groups["Lima"]] == ["P1", "P3"]
    with pytest.raises(KeyError):
        groups["Oslo"]
    assert "Oslo" not in groups


def test_the_busiest_city():
    assert busiest(SHIFT, 1) == [("Lima", 2)]


def test_the_queue_keeps_the_order_and_ends():
    visits = rounds(["P1", "P2", "P3"], absent={"P1", "P3"}, tries=2)
    assert list(visits) == ["P1/1", "P2/1", "P3/1", "P1/2", "P3/2"]


def test_the_most_urgent_comes_first_and_the_code_breaks_the_tie():
    assert list(by_urgency(SHIFT, [])) == ["P2", "P4", "P3", "P1"]


def test_a_late_parcel_overtakes_those_that_are_due_later():
    assert list(by_urgency(SHIFT, [LATE])) == ["P2", "P4", "P5", "P3", "P1"]


@pytest.mark.parametrize(
    ("grams", "cents"),
    [(0, 390), (500, 390), (501, 480), (1000, 480), (5001, 1200), (99_999, 2100)],
)
def test_a_limit_belongs_to_its_band(grams, cents):
    assert postage(grams) == cents


def test_the_widest_gap():
    assert spread(array("q", [400, 5200, 1000, 12000])) == 6800
