"""Opens the judging pile, once, for the one candidate that was chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.metrics import brier_score_loss
from sklearn.pipeline import Pipeline

import costs
from baselines import rule
from interval import by_row, interval
from models import features, linear
from piles import piles
from shop import orders


# --8<-- [start:judged]
@dataclass(frozen=True)
class Judged:
    """A model on orders that had no part in it. Arrays: per order."""

    part: pd.DataFrame
    model: Pipeline
    risk: np.ndarray
    checked: np.ndarray
    saved: np.ndarray  # euros, the desk's rule minus the model
    average: float  # share that came back in the fit

    @property
    def range(self) -> tuple[float, float]:
        """95 % interval of what it saves, euros per 1,000 orders."""
        return interval(self.saved, self.part["customer"].to_numpy())


def judge(everything: pd.DataFrame, table: costs.Costs) -> Judged:
    """Fit on one pile, and decide about the last at the break-even risk."""
    parts = piles(everything)
    fit, part = parts["fit"], parts["judge"]
    model = linear().fit(features(fit), fit["returned"])
    risk = model.predict_proba(features(part))[:, 1]
    checked = risk >= table.break_even
    returned = part["returned"].to_numpy()
    saved = table.of(returned, rule(part)) - table.of(returned, checked)
    return Judged(
        part, model, risk, checked, saved, fit["returned"].mean()
    )


# --8<-- [end:judged]


# --8<-- [start:slices]
def slices(part: pd.DataFrame) -> dict[str, pd.Series]:
    """Groups of orders, named before anybody saw a result."""
    kinds = {
        f"address: {kind}": part["address"] == kind
        for kind in ("house", "flat", "office", "locker")
    }
    return kinds | {
        "no door number": ~part["complete"],
        "came back before": part["before"] > 0,
        "depot of May 2026": part["depot"] == "harbour",
    }


# --8<-- [end:slices]


def bins(risk: np.ndarray, number: int = 5) -> list[np.ndarray]:
    """Row numbers in equal groups, from the lowest to the highest risk."""
    return np.array_split(np.argsort(risk, kind="stable"), number)


def main() -> None:
    table = costs.load()
    done = judge(orders(), table)
    part, returned = done.part, done.part["returned"].to_numpy()
    people = part["customer"].to_numpy()
    print("who decides          euros per 1,000 orders")
    for name, checks in {
        "nobody": np.zeros(len(part), bool),
        "the desk's rule": rule(part),
        "the model": done.checked,
        "who knew each risk": part["risk"].to_numpy() >= table.break_even,
    }.items():
        print(
            f"{name:<20} {table.of(returned, checks).mean() * 1000:>6.0f}"
        )
    print(
        f"\nthe model saves {done.saved.mean() * 1000:.0f} against the rule",
        "\n95 % from {:.0f} to {:.0f}".format(*done.range),
        "\ndrawn by order instead: {:.0f} to {:.0f}".format(
            *by_row(done.saved)
        ),
        sep="",
    )
    print("\nslice               orders  came back   saved, 95 %")
    for name, member in slices(part).items():
        here = member.to_numpy()
        low, high = interval(done.saved[here], people[here])
        share = returned[here].mean()
        print(
            f"{name:<19} {here.sum():>6} {share:>9.1%}   {low:>5.0f} to {high:.0f}"
        )
    base = np.full(len(part), done.average)
    print(
        f"\nBrier score {brier_score_loss(returned, done.risk):.4f}"
        f" (always the average: {brier_score_loss(returned, base):.4f})"
    )
    print("predicted  came back")
    for rows in bins(done.risk):
        print(
            f"{done.risk[rows].mean():>9.1%} {returned[rows].mean():>10.1%}"
        )


if __name__ == "__main__":
    main()
