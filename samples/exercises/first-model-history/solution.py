"""How did this customer's earlier parcels end?"""

import pandas as pd


def habit(orders: pd.DataFrame) -> pd.Series:
    """Per order: the share of this customer's parcels that came back.

    orders: customer, placed, known (the day on which the outcome is known), returned.
    """
    left = orders[["customer", "placed"]].rename_axis("row").reset_index()
    pairs = left.merge(orders[["customer", "known", "returned"]], on="customer")
    earlier = pairs[pairs["known"] <= pairs["placed"]]
    return earlier.groupby("row")["returned"].mean().reindex(orders.index)
