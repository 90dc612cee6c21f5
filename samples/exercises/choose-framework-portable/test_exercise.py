from decimal import Decimal

import exercise
import pytest
from fastapi.testclient import TestClient

FLASK = exercise.flask_app.test_client()
FASTAPI = TestClient(exercise.fastapi_app)
TEXTS = ["4.5", "19.99", "0", "-1", "", "NaN", "1e3", "4.555", "٤", "4.", "1000000"]


# --8<-- [start:test]
def test_the_rule_knows_no_framework():
    assert exercise.price("4.5") == Decimal("4.50")
    assert str(exercise.price("4.5")) == "4.50"
    for text in TEXTS[2:]:
        with pytest.raises(ValueError, match="price"):
            exercise.price(text)


@pytest.mark.parametrize("text", TEXTS)
def test_both_apps_give_the_same_answer(text):
    flask = FLASK.get("/price", query_string={"text": text})
    fastapi = FASTAPI.get("/price", params={"text": text})
    assert flask.status_code == fastapi.status_code
    assert flask.get_json() == fastapi.json()
    assert (flask.status_code == 200) == (text in TEXTS[:2])


# --8<-- [end:test]
