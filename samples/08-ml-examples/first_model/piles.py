"""Three piles of orders: to fit, to choose, to judge once."""

from __future__ import annotations

import pandas as pd

from shop import KNOWN_AFTER_DAYS, WINDOW_DAYS, orders

# --8<-- [start:piles]
CHOOSE_FROM = pd.Timestamp("2026-03-01")
JUDGE_FROM = pd.Timestamp("2026-07-01")


def piles(orders: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Each customer goes to one pile, whole, by the day of joining.

    Who joined shortly before a border goes to none: those orders, or the
    news of how they ended, would reach into the next pile.
    """
    joined = orders["joined"]
    days = WINDOW_DAYS - 1 + KNOWN_AFTER_DAYS
    last_news = joined + pd.Timedelta(days=days)
    return {
        "fit": orders[last_news < CHOOSE_FROM],
        "choose": orders[
            (joined >= CHOOSE_FROM) & (last_news < JUDGE_FROM)
        ],
        "judge": orders[joined >= JUDGE_FROM],
    }


# --8<-- [end:piles]


def main() -> None:
    everything = orders()
    parts = piles(everything)
    print("pile    customers  orders  placed from  to          came back")
    for name, part in parts.items():
        first, last = (
            part["placed"].min().date(),
            part["placed"].max().date(),
        )
        people, share = (
            part["customer"].nunique(),
            part["returned"].mean(),
        )
        print(
            f"{name:<7} {people:>9} {len(part):>7}  {first}   {last} {share:>10.1%}"
        )
    left = len(everything) - sum(map(len, parts.values()))
    print(f"in no pile: {left} of {len(everything)} orders")


if __name__ == "__main__":
    main()
