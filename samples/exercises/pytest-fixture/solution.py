import pytest

SETTINGS = {"currency": "EUR", "tax": "0.21"}


@pytest.fixture
def settings():
    return SETTINGS.copy()
