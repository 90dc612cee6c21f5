"""The merge that asks first."""

import pandas as pd

from merge_wrong import CUSTOMERS, ORDERS


def main() -> None:
    # --8<-- [start:merge]
    keyed = CUSTOMERS[CUSTOMERS["customer"].notna()]
    doubtful = keyed["customer"].duplicated(keep=False)
    print("for a person to decide:", keyed.loc[doubtful, "city"].tolist())

    merged: pd.DataFrame = ORDERS.merge(
        keyed[~doubtful],
        on="customer",
        how="left",
        validate="many_to_one",
        indicator="found",
    )
    if len(merged) != len(ORDERS):
        raise RuntimeError("the merge changed the number of orders")
    print(merged)
    # --8<-- [end:merge]


if __name__ == "__main__":
    main()
