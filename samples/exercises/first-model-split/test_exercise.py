import numpy as np
import pandas as pd
import pytest
from exercise import split

DAY = pd.Timestamp("2026-07-01")


@pytest.fixture
def orders():
    rng = np.random.default_rng(0)
    days = pd.date_range("2026-05-01", "2026-08-31")
    joined = days.repeat(4)
    table = pd.DataFrame({"customer": np.arange(len(days)).repeat(4), "joined": joined})
    after = rng.integers(0, 30, len(table))
    return table.assign(placed=joined + pd.to_timedelta(after, unit="D"))


# --8<-- [start:test]
def test_no_customer_is_on_both_sides(orders):
    fit, judge = split(orders, DAY, window_days=30, known_after_days=7)
    assert set(fit["customer"]) & set(judge["customer"]) == set()


def test_what_the_fit_knows_was_known_on_that_day(orders):
    fit, judge = split(orders, DAY, window_days=30, known_after_days=7)
    assert (fit["placed"] + pd.Timedelta(days=7) < DAY).all()
    assert (judge["placed"] >= DAY).all()


def test_nobody_is_left_out_without_need(orders):
    fit, judge = split(orders, DAY, window_days=30, known_after_days=7)
    # Joined 37 days before: the last outcome is known on 30 June.
    assert fit["joined"].max() == DAY - pd.Timedelta(days=37)
    assert judge["joined"].min() == DAY
    assert len(fit) == (orders["joined"] <= DAY - pd.Timedelta(days=37)).sum()


# --8<-- [end:test]
