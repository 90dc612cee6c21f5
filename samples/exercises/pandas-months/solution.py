import pandas as pd


def per_month(orders: pd.DataFrame) -> pd.Series:
    """Cents per month in Madrid ("2026-03") and country ("?" if unknown)."""
    madrid = orders["placed_at"].dt.tz_convert("Europe/Madrid")
    month = madrid.dt.strftime("%Y-%m").rename("month")
    country = orders["country"].fillna("?")
    return orders.groupby([month, country])["cents"].sum()
