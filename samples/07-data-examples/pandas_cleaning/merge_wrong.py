"""A merge that adds money."""

import pandas as pd

# --8<-- [start:data]
ORDERS = pd.DataFrame(
    {"order": [1, 2, 3], "customer": ["c7", "c8", None], "cents": [1000, 2000, 500]}
)
CUSTOMERS = pd.DataFrame(
    {
        "customer": ["c7", "c7", "c8", None, None],
        "city": ["Vigo", "Lugo", "Soria", "Jaca", "Baza"],
    }
)
# --8<-- [end:data]


def main() -> None:
    # --8<-- [start:merge]
    merged = ORDERS.merge(CUSTOMERS, on="customer", how="left")
    print(merged)
    print("before:", ORDERS["cents"].sum(), "after:", merged["cents"].sum())

    ORDERS.merge(CUSTOMERS, on="customer", how="left", validate="many_to_one")
    # --8<-- [end:merge]


if __name__ == "__main__":
    main()
