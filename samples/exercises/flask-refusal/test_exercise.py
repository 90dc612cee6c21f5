import pytest
from exercise import app

client = app.test_client()


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"sku": "tea-1", "pieces": 24}', 201),
        ('{"sku": "tea-1"}', 422),
        ('{"sku": null, "pieces": 24}', 422),
        ('{"sku": "tea-1", "pieces": "24"}', 422),
        ('{"sku": "tea-1", "pieces": -1}', 422),
        ("[]", 422),
        ("pieces=24", 400),
    ],
)
def test_every_body_gets_its_own_answer(body, status):
    answer = client.post("/stock", data=body, content_type="application/json")
    assert answer.status_code == status
    if status != 201:
        assert answer.content_type == "application/problem+json"
        assert answer.get_json()["status"] == status


def test_an_unknown_path_has_the_same_shape():
    assert client.get("/nowhere").content_type == "application/problem+json"


# --8<-- [end:test]
