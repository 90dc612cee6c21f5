"""How did this customer's earlier parcels end?"""

import pandas as pd


def habit(orders: pd.DataFrame) -> pd.Series:
    """Per order: the share of this customer's parcels that came back.

    orders: customer, placed, known (the day on which the outcome is known), returned.
    """
    return orders.groupby("customer")["returned"].transform("mean")
