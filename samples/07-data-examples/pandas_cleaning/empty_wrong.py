"""A table without rows, into which three appear."""

import pandas as pd


def main() -> None:
    # --8<-- [start:empty]
    orders = pd.DataFrame({"order": ["a", "b", "c"], "line": [2, 3, 4]})
    duplicates = orders.loc[orders["order"].duplicated(), ["order"]]
    print("duplicates:", len(duplicates))

    duplicates = duplicates.assign(line=orders["line"])  # (!)
    print("duplicates:", len(duplicates))
    print(duplicates)
    # --8<-- [end:empty]


if __name__ == "__main__":
    main()
