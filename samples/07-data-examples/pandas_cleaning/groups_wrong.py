"""Two totals that leave something out, and say nothing."""

import pandas as pd


def main() -> None:
    # --8<-- [start:groups]
    orders = pd.DataFrame(
        {
            "country": ["ES", "NA", "ES"],
            "units": ["2", "3", "1.200"],
            "cents": [1, 2, 4],
        }
    ).replace({"country": {"NA": None}})  # as read_csv would have done

    per_country = orders.groupby("country")["cents"].sum()
    print(per_country.sum(), "of", orders["cents"].sum(), "cents")
    print("units:", orders["units"].sum())
    # --8<-- [end:groups]


if __name__ == "__main__":
    main()
