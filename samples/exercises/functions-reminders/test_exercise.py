import inspect

from exercise import buttons


# --8<-- [start:test]
def test_each_button_pays_its_own_amount():
    paid = []
    actions = buttons({"Ana": 1250, "Ben": 480, "Eva": 0}, paid.append)
    actions["Ana"]()
    actions["Ben"]()
    assert paid == [1250, 480]


def test_nobody_can_change_the_amount_by_accident():
    action = buttons({"Ana": 1250}, lambda cents: cents)["Ana"]
    assert list(inspect.signature(action).parameters) == []


# --8<-- [end:test]


def test_nothing_to_pay_has_no_button():
    assert buttons({"Eva": 0}, print) == {}
