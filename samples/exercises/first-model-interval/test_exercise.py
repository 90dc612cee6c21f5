import numpy as np
import pytest
from exercise import interval


# --8<-- [start:test]
def test_copies_are_no_news():
    rng = np.random.default_rng(0)
    saved, people = rng.normal(0.06, 2, 300), np.repeat(np.arange(60), 5)
    copied = interval(np.repeat(saved, 9), np.repeat(people, 9))
    assert copied == pytest.approx(interval(saved, people))


def test_it_holds_the_truth_about_19_times_in_20():
    rng = np.random.default_rng(1)
    people, held = np.repeat(np.arange(60), 6), 0
    for _ in range(200):
        habit = np.repeat(rng.normal(0, 1, 60), 6)
        low, high = interval(habit + rng.normal(0, 1, 360), people, draws=300)
        held += low <= 0 <= high
    assert 178 <= held <= 199


def test_a_customer_counts_by_orders_and_not_once():
    # One customer with 98 orders at 0 euros, two with one order at 50.
    saved, people = np.array([0.0] * 98 + [50, 50]), np.array([1] * 98 + [2, 3])
    low, high = interval(saved, people)
    assert low == 0
    assert high == pytest.approx(50)


# --8<-- [end:test]
