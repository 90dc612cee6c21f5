import exercise
from exercise import settings

__all__ = ["settings"]


# --8<-- [start:test]
def test_a_shop_in_portugal(settings):
    settings["tax"] = "0.23"
    assert settings == {"currency": "EUR", "tax": "0.23"}


def test_a_shop_with_the_defaults(settings):
    assert settings == {"currency": "EUR", "tax": "0.21"}


def test_the_defaults_of_the_program_are_untouched():
    assert exercise.SETTINGS["tax"] == "0.21"


# --8<-- [end:test]
