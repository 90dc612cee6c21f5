import io

import pandas as pd


def load(text: str) -> pd.DataFrame:
    """Customers of an export with the columns code;phone;country."""
    customers = pd.read_csv(io.StringIO(text), sep=";")
    return customers.dropna()
