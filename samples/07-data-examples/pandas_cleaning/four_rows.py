"""The same four orders, and all of them arrive."""

import io
from decimal import Decimal

import pandas as pd

from four_rows_wrong import EXPORT


def main() -> None:
    # --8<-- [start:clean]
    orders = pd.read_csv(io.StringIO(EXPORT), dtype=str, keep_default_na=False)
    orders["amount"] = orders["amount"].map(Decimal)  # an odd amount raises

    usable = orders["order_id"].ne("") & orders["country"].ne("")
    clean, rejected = orders[usable], orders[~usable]

    print("in: ", len(orders), "orders,", orders["amount"].sum())
    print("out:", len(clean), "orders,", clean["amount"].sum())
    print("rejected:", len(rejected))
    if len(orders) != len(clean) + len(rejected):
        raise RuntimeError("an order is in neither table")
    print(clean)
    # --8<-- [end:clean]


if __name__ == "__main__":
    main()
