import pytest


# --8<-- [start:shared]
@pytest.fixture(scope="module")
def basket():
    return ["desk"]


def test_a_lamp_can_be_added(basket):
    basket.append("lamp")
    assert basket == ["desk", "lamp"]


def test_a_new_basket_holds_a_desk(basket):
    assert basket == ["desk"]


# --8<-- [end:shared]
