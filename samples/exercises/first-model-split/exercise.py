"""Orders to fit on, and orders to judge on."""

import pandas as pd


def split(
    orders: pd.DataFrame,
    judge_from: pd.Timestamp,
    window_days: int,
    known_after_days: int,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The orders to fit on and those to judge on, in two tables."""
    before = orders["placed"] < judge_from
    return orders[before], orders[~before]
