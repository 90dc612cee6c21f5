import pytest
from exercise import retries


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"RETRIES": "5"}, 5),
        ({"RETRIES": "0"}, 0),
        ({"RETRIES": ""}, 3),
        ({"RETRIES": "  "}, 3),
        ({}, 3),
    ],
)
def test_zero_is_an_answer(settings, expected):
    assert retries(settings) == expected


@pytest.mark.parametrize("text", ["-1", "three", "2.5"])
def test_a_wrong_setting_is_refused(text):
    with pytest.raises(ValueError, match=text):
        retries({"RETRIES": text})


# --8<-- [end:test]
