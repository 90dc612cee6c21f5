import pytest


@pytest.fixture
def create_app():
    import exercise

    return exercise.create_app


# --8<-- [start:test]
def test_two_shops_in_one_process(create_app):
    mexico, peru = create_app("MXN"), create_app("PEN")
    assert mexico.test_client().get("/price").json["currency"] == "MXN"
    assert peru.test_client().get("/price").json["currency"] == "PEN"


def test_the_environment_is_read_when_the_app_is_made(create_app, monkeypatch):
    monkeypatch.setenv("CURRENCY", "CLP")
    answer = create_app().test_client().get("/price")
    assert answer.json["currency"] == "CLP"


def test_the_default_stays(create_app, monkeypatch):
    monkeypatch.delenv("CURRENCY", raising=False)
    assert create_app().test_client().get("/price").json["currency"] == "EUR"


# --8<-- [end:test]
