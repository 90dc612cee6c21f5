"""Does the line know more than the median?"""

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression


def compare(fit: pd.DataFrame, judge: pd.DataFrame) -> dict[str, float]:
    """How good is a line from `km` to `hours`? The tables also have `courier`.

    Returns the mean absolute errors `line` and `median`, and the ends of the gain's
    interval, `low` and `high`. All in hours.
    """
    model = LinearRegression().fit(fit[["km"]], fit["hours"])
    line = (judge["hours"] - model.predict(judge[["km"]])).abs()
    median = (judge["hours"] - fit["hours"].median()).abs()
    gain = (median - line).groupby(judge["courier"]).agg(["sum", "size"]).to_numpy()
    rng = np.random.default_rng(0)
    drawn = rng.integers(len(gain), size=(1000, len(gain)))
    totals = gain[drawn].sum(axis=1)
    low, high = np.quantile(totals[:, 0] / totals[:, 1], [0.025, 0.975])
    return {
        "line": float(line.mean()),
        "median": float(median.mean()),
        "low": float(low),
        "high": float(high),
    }
