import pytest

SETTINGS = {"currency": "EUR", "tax": "0.21"}


@pytest.fixture(scope="module")
def settings():
    return SETTINGS
