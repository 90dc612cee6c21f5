import exercise
import pytest


# --8<-- [start:test]
def test_a_new_day_gives_a_new_rate(monkeypatch):
    assert exercise.rate("USD") == 1.15
    monkeypatch.setitem(exercise.RATES, ("USD", "2026-11-21"), 1.16)
    assert exercise.rate("USD") == 1.16


def test_a_day_that_was_asked_before_is_not_looked_up_again():
    exercise.rate("USD")
    before = exercise.rate.cache_info()
    exercise.rate("USD")
    assert exercise.rate.cache_info().hits == before.hits + 1
    assert before.maxsize is not None


# --8<-- [end:test]


def test_an_unknown_currency_is_an_error():
    with pytest.raises((KeyError, ValueError)):
        exercise.rate("XXX")
