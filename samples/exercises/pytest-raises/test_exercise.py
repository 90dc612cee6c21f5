import pytest
from exercise import check_refuses_negative


# --8<-- [start:test]
def right(amount):
    if amount <= 0:
        raise ValueError(f"amount must be positive, not {amount}")


def takes_it(amount):
    return amount / 1


def breaks_by_accident(amount):
    raise KeyError("account")


def refuses_for_another_reason(amount):
    raise ValueError("account is closed")


def test_the_right_function_passes():
    check_refuses_negative(right)


@pytest.mark.parametrize(
    "wrong", [takes_it, breaks_by_accident, refuses_for_another_reason]
)
def test_a_wrong_function_is_noticed(wrong):
    with pytest.raises((pytest.fail.Exception, AssertionError, KeyError)):
        check_refuses_negative(wrong)


# --8<-- [end:test]
