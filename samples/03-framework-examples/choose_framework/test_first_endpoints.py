"""The first endpoints are wrong in the way that the page says."""

import pytest

import attack
import gives


@pytest.mark.parametrize(
    ("framework", "missing", "nan"),
    [
        ("Flask", "500 html", "200 json with NaN"),
        ("Django", "500 html", "200 json with NaN"),
        ("FastAPI", "422 json", "500 plain"),
    ],
)
def test_none_of_them_refuses_what_is_wrong_with_a_price(framework, missing, nan):
    answers = attack.fire(framework)
    assert answers["a good item"] == answers["price -3"] == "200 json"
    assert answers["no price"] == missing
    assert answers["price NaN"] == nan
    assert answers["the list after it"] == nan  # and it stays so


def test_a_claim_that_does_not_hold_is_noticed():
    with pytest.raises(AttributeError):
        gives.verdict("Flask", "flask:Admin")
    with pytest.raises(ValueError, match="jinja2 comes with Flask"):
        gives.verdict("Flask", "+jinja2")
