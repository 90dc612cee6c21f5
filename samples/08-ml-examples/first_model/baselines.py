"""What the model has to beat: nobody, everybody, and the rule of the packing desk."""

from __future__ import annotations

import numpy as np
import pandas as pd

import costs
from piles import piles
from shop import orders


# --8<-- [start:rule]
def closed_office(orders: pd.DataFrame) -> pd.Series:
    """A parcel to an office, for a Saturday or a Sunday."""
    return (orders["address"] == "office") & orders["weekend"]


def rule(orders: pd.DataFrame) -> np.ndarray:
    """The packing desk's own rule: which orders would they check?"""
    no_door = ~orders["complete"] & (orders["address"] != "locker")
    came_back = orders["before"] > 0
    return (no_door | closed_office(orders) | came_back).to_numpy()


# --8<-- [end:rule]


def main() -> None:
    table, part = costs.load(), piles(orders())["choose"]
    returned = part["returned"].to_numpy()
    print("who decides       checks  euros per 1,000 orders")
    for name, checked in {
        "nobody": np.zeros(len(part), bool),
        "everybody": np.ones(len(part), bool),
        "the desk's rule": rule(part),
    }.items():
        euros = table.of(returned, checked).mean() * 1000
        print(f"{name:<17} {checked.mean():>6.1%} {euros:>10.0f}")


if __name__ == "__main__":
    main()
