import pytest
from exercise import with_shipping


# --8<-- [start:test]
def test_the_callers_basket_is_not_touched():
    basket = [("tea", 480)]
    invoice = with_shipping(basket)
    assert invoice["lines"] == [("tea", 480), ("shipping", 400)]
    assert basket == [("tea", 480)]


def test_two_customers_do_not_share_notes():
    with_shipping([])
    assert with_shipping([])["notes"] == ["shipping added"]


def test_the_notes_that_came_in_stay_as_they_were():
    notes = ["gift"]
    assert with_shipping([], notes=notes)["notes"] == ["gift", "shipping added"]
    assert notes == ["gift"]


# --8<-- [end:test]


@pytest.mark.parametrize("lines", [[("tea", 480)], (("tea", 480),)])
def test_any_sequence_of_lines_is_taken(lines):
    assert with_shipping(lines, 0)["lines"] == [("tea", 480), ("shipping", 0)]
