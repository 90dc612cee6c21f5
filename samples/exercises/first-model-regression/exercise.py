"""Does the line know more than the median?"""

import pandas as pd
from sklearn.linear_model import LinearRegression


def compare(fit: pd.DataFrame, judge: pd.DataFrame) -> dict[str, float]:
    """How good is a line from `km` to `hours`? The tables also have `courier`.

    Returns the mean absolute errors `line` and `median`, and the ends of the gain's
    interval, `low` and `high`. All in hours.
    """
    model = LinearRegression().fit(judge[["km"]], judge["hours"])
    return {"score": model.score(judge[["km"]], judge["hours"])}
