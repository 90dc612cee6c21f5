"""Orders to fit on, and orders to judge on."""

import pandas as pd


def split(
    orders: pd.DataFrame,
    judge_from: pd.Timestamp,
    window_days: int,
    known_after_days: int,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The orders to fit on and those to judge on, in two tables."""
    last_news = window_days - 1 + known_after_days
    joined = orders["joined"]
    fit = orders[joined + pd.Timedelta(days=last_news) < judge_from]
    return fit, orders[joined >= judge_from]
