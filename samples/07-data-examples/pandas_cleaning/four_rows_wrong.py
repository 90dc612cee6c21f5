"""Cleans four orders in three lines, and loses two of them."""

import io

import pandas as pd

# --8<-- [start:data]
EXPORT = """\
order_id,phone,country,amount
1001,+34600111222,ES,29.50
1002,,ES,120.00
1003,+264811234567,NA,75.25
1004,+541144556677,AR,18.00
"""
# --8<-- [end:data]


def main() -> None:
    # --8<-- [start:clean]
    orders = pd.read_csv(io.StringIO(EXPORT))
    print("in: ", len(orders), "orders,", orders["amount"].sum())

    orders.dropna(inplace=True)  # (!)
    orders["amount"] = orders["amount"].astype(int)  # (!)

    print("out:", len(orders), "orders,", orders["amount"].sum())
    print(orders)
    # --8<-- [end:clean]


if __name__ == "__main__":
    main()
