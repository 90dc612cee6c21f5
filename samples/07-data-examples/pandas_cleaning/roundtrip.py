"""The clean table, written and read back: as Parquet, and as CSV."""

import io

import pandas as pd

from cleaning import clean
from export import hostile


def main() -> None:
    # --8<-- [start:roundtrip]
    orders = clean(hostile()).clean
    parquet, text = io.BytesIO(), io.StringIO()
    orders.to_parquet(parquet, index=False)
    orders.to_csv(text, index=False)

    tables = {
        "written": orders,
        "Parquet": pd.read_parquet(parquet),
        "CSV": pd.read_csv(io.StringIO(text.getvalue())),
    }
    print(pd.DataFrame({name: table.dtypes for name, table in tables.items()}))
    for name, table in tables.items():
        print("countries missing,", name + ":", table["country"].isna().sum())
    # --8<-- [end:roundtrip]


if __name__ == "__main__":
    main()
