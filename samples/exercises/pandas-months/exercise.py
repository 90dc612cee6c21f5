import pandas as pd


def per_month(orders: pd.DataFrame) -> pd.Series:
    """Cents per month ("2026-03") and country."""
    month = orders["placed_at"].dt.strftime("%Y-%m")
    return orders.groupby([month.rename("month"), "country"])["cents"].sum()
