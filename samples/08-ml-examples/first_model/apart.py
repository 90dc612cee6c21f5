"""The notebook's model twice: rows shuffled, and customers kept apart."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupShuffleSplit, train_test_split
from sklearn.neighbors import KNeighborsClassifier

from shop import orders

# --8<-- [start:apart]
PLACE = ["east", "north"]


def score(
    table: pd.DataFrame, seen: np.ndarray, new: np.ndarray
) -> tuple[float, float, float]:
    """Two shares and an AUC for the rows `new`, after a fit on `seen`.

    Orders whose customer was in the fit; neighbours that are that customer.
    """
    fit, rest = table.iloc[seen], table.iloc[new]
    model = KNeighborsClassifier(5).fit(fit[PLACE], fit["returned"])
    met = rest["customer"].isin(fit["customer"]).mean()
    nearest = model.kneighbors(rest[PLACE], return_distance=False)
    own = (
        fit["customer"].to_numpy()[nearest]
        == rest["customer"].to_numpy()[:, None]
    )
    risk = model.predict_proba(rest[PLACE])[:, 1]
    return met, own.mean(), roc_auc_score(rest["returned"], risk)


def main() -> None:
    table = orders()
    groups = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=0)
    splits = {
        "rows shuffled": train_test_split(
            np.arange(len(table)), random_state=0
        ),
        "customers apart": next(
            groups.split(table, groups=table["customer"])
        ),
    }
    print(
        "                 customer known  neighbour is the customer    AUC"
    )
    for name, (seen, new) in splits.items():
        met, own, auc = score(table, seen, new)
        print(f"{name:<16} {met:>14.0%} {own:>26.0%} {auc:>6.2f}")


# --8<-- [end:apart]


if __name__ == "__main__":
    main()
