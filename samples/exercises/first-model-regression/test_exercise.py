import numpy as np
import pandas as pd
import pytest
from exercise import compare


def routes(seed, slope, couriers=range(40)):
    """Ten routes per courier. With slope 0, the way says nothing about the hours."""
    rng = np.random.default_rng(seed)
    courier = np.repeat(np.asarray(couriers), 10)
    km = rng.uniform(5, 60, len(courier))
    habit = rng.normal(0, 0.3, couriers.stop)[courier]
    hours = 1 + slope * km + habit + rng.normal(0, 0.5, len(courier))
    return pd.DataFrame({"courier": courier, "km": km, "hours": hours})


# --8<-- [start:test]
def test_a_line_that_knows_something_says_how_much():
    found = compare(routes(1, 0.03), routes(2, 0.03))
    assert found["line"] == pytest.approx(0.46, abs=0.08)
    assert found["median"] - found["line"] == pytest.approx(0.13, abs=0.06)
    assert 0 < found["low"] < found["median"] - found["line"] < found["high"]


def test_a_line_through_noise_is_not_better():
    for seed in range(5):
        found = compare(routes(seed, 0), routes(100 + seed, 0))
        assert found["low"] < 0.02


def test_the_judged_hours_teach_nothing():
    fit, judge = routes(1, 0.03), routes(2, 0.03)
    late = judge.assign(hours=judge["hours"] + 100)
    found = compare(fit, late)
    assert found["line"] == pytest.approx(100, abs=1)
    assert found["median"] == pytest.approx(100, abs=1)


# --8<-- [end:test]
