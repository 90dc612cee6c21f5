import pytest
from exercise import gaps

RELEASED = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"]


# --8<-- [start:test]
def test_what_is_promised_and_not_tested_comes_in_order():
    assert gaps("3.9", RELEASED, ["3.13", "3.14"]) == (
        ["3.9", "3.10", "3.11", "3.12"],
        [],
    )


def test_what_is_tested_and_not_promised():
    assert gaps("3.13", RELEASED, ["3.9", "3.10", "3.13", "3.14"]) == (
        [],
        ["3.9", "3.10"],
    )


def test_a_version_without_quotes_is_refused():
    with pytest.raises(ValueError, match=r"3\.1 "):
        gaps("3.13", RELEASED, [3.10, "3.13", "3.14"])


# --8<-- [end:test]
