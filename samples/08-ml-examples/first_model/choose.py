"""Compares the candidates on the pile for choosing. The pile for judging stays shut."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.dummy import DummyClassifier
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

import costs
from baselines import rule
from interval import interval
from models import NUMBERS, boosting, features, linear
from piles import piles
from shop import orders


# --8<-- [start:risks]
def fitted(fit: pd.DataFrame) -> dict:
    """Every candidate, fitted on the same pile."""
    candidates = {
        "dummy": DummyClassifier(strategy="prior"),
        "linear, no clause": linear(tuple(NUMBERS)),
        "linear": linear(),
        "boosting": boosting(),
    }
    given, returned = features(fit), fit["returned"]
    return {
        name: one.fit(given, returned) for name, one in candidates.items()
    }


# --8<-- [end:risks]


# --8<-- [start:threshold]
GRID = np.arange(0.02, 0.51, 0.005)


def cheapest(
    table: costs.Costs, returned: np.ndarray, risk: np.ndarray
) -> float:
    """The threshold with the lowest cost on these orders."""
    euros = [table.of(returned, risk >= at).mean() for at in GRID]
    return float(GRID[int(np.argmin(euros))])


# --8<-- [end:threshold]


def main() -> None:
    table, parts = costs.load(), piles(orders())
    part, at = parts["choose"], table.break_even
    returned, people = (
        part["returned"].to_numpy(),
        part["customer"].to_numpy(),
    )
    given, desk = features(part), rule(part)
    risks = {
        name: model.predict_proba(given)[:, 1]
        for name, model in fitted(parts["fit"]).items()
    }
    decisions = {"dummy": risks["dummy"] >= at, "the desk's rule": desk}
    decisions["linear, at 0.5"] = risks["linear"] >= 0.5
    decisions |= {
        name: risk >= at
        for name, risk in risks.items()
        if name != "dummy"
    }
    print(
        "                   accuracy    F1   AUC   euros/1,000   saved, 95 %"
    )
    euros = {
        name: table.of(returned, checked)
        for name, checked in decisions.items()
    }
    for name, checked in decisions.items():
        risk = risks.get(name.removesuffix(", at 0.5"), checked)
        low, high = interval(
            euros["the desk's rule"] - euros[name], people
        )
        print(
            f"{name:<18} {accuracy_score(returned, checked):>8.3f}"
            f" {f1_score(returned, checked):>5.2f}"
            f" {roc_auc_score(returned, risk):>5.2f}"
            f" {euros[name].mean() * 1000:>13.0f}   {low:>4.0f} to {high:.0f}"
        )
    low, high = interval(euros["linear"] - euros["boosting"], people)
    print(
        f"boosting saves over linear: {low:.0f} to {high:.0f} euros per 1,000"
    )
    best = cheapest(table, returned, risks["linear"])
    print(
        f"threshold of the costs: {at:.3f}; cheapest on this pile: {best:.3f}"
    )


if __name__ == "__main__":
    main()
