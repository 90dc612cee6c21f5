from dataclasses import FrozenInstanceError

import pytest
from exercise import Shelf, renumber


# --8<-- [start:test]
def test_the_shelf_is_found_under_its_new_number():
    stock = {Shelf("north", 4): 12, Shelf("south", 1): 3}
    renumber(stock, Shelf("north", 4), 5)
    assert stock == {Shelf("north", 5): 12, Shelf("south", 1): 3}
    assert Shelf("north", 4) not in stock


def test_no_stock_is_lost_when_the_number_is_taken():
    stock = {Shelf("north", 4): 12, Shelf("north", 5): 3}
    with pytest.raises(ValueError, match="taken"):
        renumber(stock, Shelf("north", 4), 5)
    assert sum(stock.values()) == 15


def test_the_same_number_changes_nothing():
    stock = {Shelf("north", 4): 12}
    renumber(stock, Shelf("north", 4), 4)
    assert stock == {Shelf("north", 4): 12}


def test_nobody_can_change_a_key():
    with pytest.raises(FrozenInstanceError):
        Shelf("north", 4).number = 5


# --8<-- [end:test]
