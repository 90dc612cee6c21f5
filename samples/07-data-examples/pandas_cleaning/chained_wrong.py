"""Two ways to set a cell that set nothing, and the one that does."""

import pandas as pd


def main() -> None:
    # --8<-- [start:chained]
    orders = pd.DataFrame({"country": ["ES", "UK"], "cents": [5990, 6000]})

    orders["country"][1] = "GB"  # (!)
    orders["cents"].replace(6000, 6100, inplace=True)  # (!)
    print(orders)

    orders.loc[orders["country"] == "UK", "country"] = "GB"
    orders["cents"] = orders["cents"].replace(6000, 6100)
    print(orders)
    # --8<-- [end:chained]


if __name__ == "__main__":
    main()
