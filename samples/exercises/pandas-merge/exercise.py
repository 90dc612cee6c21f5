import pandas as pd


def with_city(orders: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    """The orders with the city of their customer."""
    return orders.merge(customers, on="customer")
