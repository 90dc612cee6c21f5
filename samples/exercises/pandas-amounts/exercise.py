import pandas as pd


def cents(amounts: pd.Series) -> pd.Series:
    """Amounts like 1.234,50 € as whole cents (Int64), <NA> where there is none."""
    numbers = amounts.str.replace(",", ".").astype(float)
    return (numbers * 100).astype("Int64")
