"""Orders of an invented shop, drawn from a process that is written down here.

The process is the truth that no real data set comes with. Its `risk` is what each
order's chance of coming back really was, so the chapter's claims can be checked
against it. No model may see it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

SEED = 1
WINDOW_DAYS = (
    30  # we decide about the orders of a customer's first 30 days
)
KNOWN_AFTER_DAYS = 7  # a parcel that comes back is back within a week
HARBOUR_OPENS = pd.Timestamp("2026-05-04")

# --8<-- [start:columns]
# When is a column known? Only what is known at the order may decide.
COLUMNS = {
    "customer": "key",
    "joined": "key",  # the customer's first day
    "placed": "key",  # the day of the order
    "address": "order",  # house, flat, office, locker
    "depot": "order",
    "east": "order",  # km from the depot
    "north": "order",
    "km": "order",
    "floor": "order",  # of a flat; empty if the customer left it empty
    "complete": "order",  # is there a house number and a door?
    "carrier": "order",
    "slot": "order",
    "weekend": "order",
    "parts": "order",
    "value": "order",
    "before": "order",  # this customer's parcels known to have come back
    "contacts": "later",  # calls about the order, up to today's export
    "returned": "label",
    "risk": "truth",  # only an invented shop has this column
}
# --8<-- [end:columns]

# Log-odds of coming back. All that this process knows.
TRUTH = {
    "base": -6.2,
    "address": {"house": 0.2, "flat": 0.5, "office": 0.0, "locker": -2.0},
    "depot": {"north": 0.0, "south": 0.3, "east": -0.3, "west": 0.1, "centre": 0.5,
              "harbour": -0.1},
    "carrier": {"post": 0.0, "van": 0.9, "bike": -0.5},
    "slot": {"morning": 1.1, "afternoon": 0.0, "evening": -0.6},
    "incomplete": 2.2,
    "office at the weekend": 4.2,
    "floor": 0.3,
    "log km": 0.9,
    "part": 0.1,
    "no name at the door": 4.4,
}  # fmt: skip
NO_NAME_SHARE = (
    0.07  # nobody wrote it into a column, and it stays with the customer
)


def _customers(
    rng: np.random.Generator,
    number: int,
    first: pd.Timestamp,
    last: pd.Timestamp,
) -> pd.DataFrame:
    """What stays the same for all orders of a customer."""
    days = (last - first).days + 1
    joined = first + pd.to_timedelta(
        np.sort(rng.integers(0, days, number)), unit="D"
    )
    kinds, shares = (
        ["house", "flat", "office", "locker"],
        [0.34, 0.36, 0.18, 0.12],
    )
    address = rng.choice(kinds, number, p=shares)
    depots, weights = (
        list(TRUTH["depot"])[:5],
        [0.22, 0.22, 0.20, 0.18, 0.18],
    )
    depot = rng.choice(depots, number, p=weights)
    moved = (joined >= HARBOUR_OPENS) & (rng.random(number) < 0.12)
    km = np.exp(rng.normal(2.0, 0.7, number))
    angle = rng.random(number) * 2 * np.pi
    east, north = (
        np.round(km * np.cos(angle), 2),
        np.round(km * np.sin(angle), 2),
    )
    floor = np.where(address == "flat", rng.integers(0, 9, number), 0)
    told = (address == "flat") & (rng.random(number) >= 0.15)
    return pd.DataFrame(
        {
            "customer": np.arange(number),
            "joined": joined.astype("datetime64[s]"),
            "address": address,
            "depot": np.where(moved, "harbour", depot),
            "east": east,
            "north": north,
            "km": np.round(np.hypot(east, north), 1),
            "floor": np.where(told, floor, np.nan),
            "complete": rng.random(number) >= 0.09,
            "_floor": floor,
            "_no_name": rng.random(number) < NO_NAME_SHARE,
        }
    )


def _risk(orders: pd.DataFrame) -> np.ndarray:
    """The true probability that an order comes back."""
    personal = (orders["address"] != "locker").to_numpy()
    score = TRUTH["base"] + np.zeros(len(orders))
    for column in ("address", "depot", "carrier"):
        score += orders[column].map(TRUTH[column]).to_numpy()
    score += personal * orders["slot"].map(TRUTH["slot"]).to_numpy()
    score += (
        personal * TRUTH["incomplete"] * ~orders["complete"].to_numpy()
    )
    closed = (orders["address"] == "office") & orders["weekend"]
    score += TRUTH["office at the weekend"] * closed.to_numpy()
    score += TRUTH["floor"] * orders["_floor"].to_numpy()
    score += TRUTH["log km"] * np.log(
        orders["km"].clip(lower=0.1).to_numpy() / 7.4
    )
    score += TRUTH["part"] * orders["parts"].to_numpy()
    score += (
        personal
        * TRUTH["no name at the door"]
        * orders["_no_name"].to_numpy()
    )
    return 1 / (1 + np.exp(-score))


# --8<-- [start:before]
def known_before(orders: pd.DataFrame) -> pd.Series:
    """Per order: this customer's returns, as far as known on that day."""
    back = orders.loc[orders["returned"] == 1, ["customer", "placed"]]
    later = pd.Timedelta(days=KNOWN_AFTER_DAYS)
    back["known"] = back.pop("placed") + later
    left = orders[["customer", "placed"]].rename_axis("row").reset_index()
    pairs = left.merge(back, on="customer")
    earlier = pairs[pairs["known"] <= pairs["placed"]]
    counts = earlier.groupby("row").size()
    return counts.reindex(orders.index, fill_value=0)


# --8<-- [end:before]


def orders(
    seed: int = SEED,
    customers: int = 10_000,
    first: str = "2025-01-06",
    last: str = "2026-09-30",
) -> pd.DataFrame:
    """All orders of customers who joined from `first` to `last`, oldest first.

    The same seed gives the same orders with the same version of NumPy.
    """
    rng = np.random.default_rng(seed)
    people = _customers(
        rng, customers, pd.Timestamp(first), pd.Timestamp(last)
    )
    times = 1 + rng.poisson(4.0, customers)
    found = people.loc[people.index.repeat(times)].reset_index(drop=True)
    number = len(found)
    after = pd.to_timedelta(
        rng.integers(0, WINDOW_DAYS, number), unit="D"
    )
    found["placed"] = (found["joined"] + after).astype("datetime64[s]")
    found = found.sort_values(
        ["placed", "customer"], kind="stable", ignore_index=True
    )
    found["weekend"] = found["placed"].dt.day_of_week >= 5
    found["carrier"] = rng.choice(
        ["post", "van", "bike"], number, p=[0.5, 0.35, 0.15]
    )
    slots = ["morning", "afternoon", "evening"]
    found["slot"] = rng.choice(slots, number, p=[0.4, 0.4, 0.2])
    found["parts"] = 1 + rng.poisson(1.2, number)
    found["value"] = np.round(np.exp(rng.normal(3.6, 0.6, number)), 2)
    found["risk"] = np.round(_risk(found), 6)
    found["returned"] = (rng.random(number) < found["risk"]).astype(int)
    found["contacts"] = rng.poisson(0.15 + 1.8 * found["returned"])
    found["before"] = known_before(found)
    return found[list(COLUMNS)]
