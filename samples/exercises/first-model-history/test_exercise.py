import numpy as np
import pandas as pd
from exercise import habit


def table(rows):
    orders = pd.DataFrame(rows, columns=["customer", "placed", "known", "returned"])
    for column in ("placed", "known"):
        orders[column] = pd.to_datetime("2026-01-" + orders[column])
    return orders


# --8<-- [start:test]
ROWS = [
    (1, "01", "08", 1),
    (1, "07", "14", 0),  # the first one is not known yet
    (1, "08", "15", 0),  # now it is
    (2, "09", "16", 1),  # somebody else
    (1, "20", "27", 0),
]


def test_only_known_outcomes_count():
    expected = [np.nan, np.nan, 1.0, np.nan, 1 / 3]
    np.testing.assert_allclose(habit(table(ROWS)), expected)


def test_an_outcome_changes_no_row_before_it_is_known():
    orders = table(ROWS)
    turned = orders.assign(returned=1 - orders["returned"])
    before = orders["placed"] < pd.Timestamp("2026-01-08")
    pd.testing.assert_series_equal(habit(turned)[before], habit(orders)[before])


def test_the_order_of_the_rows_does_not_matter():
    orders = table(ROWS)
    mixed = orders.sample(frac=1, random_state=1)
    np.testing.assert_allclose(habit(mixed).reindex(orders.index), habit(orders))


# --8<-- [end:test]
