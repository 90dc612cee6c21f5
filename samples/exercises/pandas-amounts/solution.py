import pandas as pd

AMOUNT = r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}),[0-9]{2}(?: ?€)?"


def cents(amounts: pd.Series) -> pd.Series:
    """Amounts like 1.234,50 € as whole cents (Int64), <NA> where there is none."""
    text = amounts.str.replace("\u00a0", " ").str.strip()
    text = text.where(text.str.fullmatch(AMOUNT))
    return text.str.replace("[^0-9-]", "", regex=True).astype("Int64")
