"""From an interval to a decision, and to the record of it."""

from __future__ import annotations

import dataclasses
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

import pandas as pd
from sklearn.metrics import brier_score_loss, roc_auc_score

import costs
import keep
from card import Card, Saved
from interval import interval
from judge import Judged, judge, slices
from shop import SEED, orders


# --8<-- [start:verdict]
def verdict(low: float, high: float, needed: float) -> str:
    """Euros per 1,000 orders. `needed`: what the model itself costs."""
    if low > needed:
        return "ship"
    if high < needed:
        return "keep the rule"
    return "collect more data"


# --8<-- [end:verdict]


def needed(table: costs.Costs) -> float:
    """Euros per 1,000 orders that the model must save to pay for itself."""
    return table.model_per_month / table.orders_per_month * 1000


def saved(done: Judged, here: pd.Series | None = None) -> Saved:
    """What it saves on all judged orders, or on a slice of them."""
    mask = slice(None) if here is None else here.to_numpy()
    euros = done.saved[mask]
    low, high = interval(euros, done.part["customer"].to_numpy()[mask])
    return Saved(
        value=round(euros.mean() * 1000, 1),
        low=round(low, 1),
        high=round(high, 1),
        orders=len(euros),
    )


# --8<-- [start:record]
def metrics(done: Judged) -> dict[str, float]:
    """Rounded: on another processor the last digits differ."""
    returned = done.part["returned"]
    whole = saved(done)
    return {
        "saved": whole.value,
        "low": whole.low,
        "high": whole.high,
        "brier": round(brier_score_loss(returned, done.risk), 4),
        "auc": round(roc_auc_score(returned, done.risk), 3),
    }


def write(
    everything: pd.DataFrame, table: costs.Costs, folder: Path
) -> dict:
    """Judge, save model and card into `folder`, and return the manifest."""
    done = judge(everything, table)
    numbers = metrics(done)
    data = everything.to_csv(index=False).encode()
    facts = {
        "seed": SEED,
        "data_sha256": keep.sha256(data),
        "costs_sha256": keep.sha256(costs.TABLE.read_bytes()),
        "metrics": numbers,
        "metrics_sha256": keep.sha256(json.dumps(numbers).encode()),
    }
    manifest = keep.save(done.model, folder, facts)
    card = Card(
        name="Parcels that come back, linear",
        owner="Logistics, packing desk",
        decides="whether an order of a customer's first 30 days is checked",
        not_for=[
            "orders after day 30",
            "refusing an order",
            "judging a customer",
        ],
        assumes=["a check prevents 70 % of the returns: one pilot"],
        verdict=verdict(numbers["low"], numbers["high"], needed(table)),
        threshold=round(table.break_even, 3),
        saved=saved(done),
        slices={
            name: saved(done, here)
            for name, here in slices(done.part).items()
        },
        brier=numbers["brier"],
        data_sha256=manifest["data_sha256"],
        model_sha256=manifest["model_sha256"],
        review_by=date(2027, 5, 31),
    )
    text = card.model_dump_json(indent=1)
    (folder / "card.json").write_text(text + "\n", encoding="utf-8")
    return manifest


# --8<-- [end:record]


def main() -> None:
    table, everything = costs.load(), orders()
    pays = needed(table)
    print(
        f"the model must save {pays:.0f} euros per 1,000 orders to pay for itself"
    )
    print("\na check prevents  saved, 95 %   euros a month  verdict")
    for prevented in (0.5, table.prevented, 0.9):
        now = dataclasses.replace(table, prevented=prevented)
        low, high = judge(everything, now).range
        month = [
            (end - pays) * now.orders_per_month / 1000
            for end in (low, high)
        ]
        print(
            f"{prevented:>14.0%} {low:>7.0f} to {high:<4.0f}"
            f" {month[0]:>7.0f} to {month[1]:<5.0f} {verdict(low, high, pays)}"
        )
    folder = (
        Path(sys.argv[1])
        if len(sys.argv) > 1
        else Path(tempfile.mkdtemp())
    )
    folder.mkdir(parents=True, exist_ok=True)
    write(everything, table, folder)
    print("\nwritten:", *sorted(path.name for path in folder.iterdir()))


if __name__ == "__main__":
    main()
