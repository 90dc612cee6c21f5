"""Four worlds, three monitors: how soon each rings after a change.

Labels ripen for 30 days. Each world is lived through many times.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from sklearn.linear_model import LogisticRegression

from alarm import Alarm
from world import AMOUNT, NEWSLETTER, WEIGHTS, Array, late, orders

CHANGE, DAYS, RIPE, ROWS, WINDOW = 20, 80, 30, 300, 7
ONCE_IN = 500.0  # days between false alarms, for each monitor
LIVES = 12


def nothing(rows: Array) -> Array:
    """The same orders as before."""
    return rows


def shifted(rows: Array, feature: int, by: float) -> Array:
    """The orders with one feature moved."""
    moved = rows.copy()
    moved[:, feature] += by
    return moved


# --8<-- [start:worlds]
NEW_TRUTH = WEIGHTS.copy()
NEW_TRUTH[AMOUNT] = -0.3
WORLDS: dict[str, tuple[Callable[[Array], Array], Array]] = {
    "no change": (nothing, WEIGHTS),
    "a feature moves that decides nothing": (
        partial(shifted, feature=NEWSLETTER, by=0.6),
        WEIGHTS,
    ),
    "customers change, the truth does not": (
        partial(shifted, feature=AMOUNT, by=0.6),
        WEIGHTS,
    ),
    "the truth changes, customers do not": (nothing, NEW_TRUTH),
}
# --8<-- [end:worlds]


# --8<-- [start:surprise]
def surprise(risk: Array, outcome: Array) -> Array:
    """How much worse each outcome is than the model itself expected.

    The log loss less its own expectation: zero on average for as long as the risks are
    true, whoever the customers are. The log loss alone also rises with harder orders.
    """
    safe = np.clip(risk, 1e-6, 1 - 1e-6)
    odds = np.log(safe / (1 - safe))
    return (safe - outcome) * odds
    # --8<-- [end:surprise]


class Monitors:
    """Inputs, predictions and outcomes, with limits of the same false-alarm rate."""

    def __init__(self, rng: np.random.Generator) -> None:
        rows = orders(rng, 12_000)
        outcome = late(rng, rows)
        self.model = LogisticRegression().fit(rows[:6000], outcome[:6000])
        fresh, true = rows[6000:], outcome[6000:]
        risk = self.risk(fresh)
        self.inputs = Alarm.calibrated(fresh, ROWS, ONCE_IN, rng)
        self.outputs = Alarm.calibrated(risk.reshape(-1, 1), ROWS, ONCE_IN, rng)
        weeks = rng.choice(surprise(risk, true), (4000, ROWS * WINDOW)).mean(axis=1)
        self.centre = float(np.median(weeks))
        away = np.abs(weeks - self.centre)
        self.limit = float(np.quantile(away, 1 - 1 / ONCE_IN))

    def risk(self, rows: Array) -> Array:
        """The model's risk of each order."""
        found: Array = self.model.predict_proba(rows)[:, 1]
        return found

    def watch(
        self, change: Callable[[Array], Array], truth: Array, rng: np.random.Generator
    ) -> dict[str, int | None]:
        """The first day on or after the change on which each monitor rings."""
        first: dict[str, int | None] = dict.fromkeys(
            ("inputs", "predictions", "outcomes")
        )
        history: list[float] = []
        for day in range(DAYS):
            rows = orders(rng, ROWS)
            changed = day >= CHANGE
            rows = change(rows) if changed else rows
            risk = self.risk(rows)
            outcome = late(rng, rows, truth if changed else WEIGHTS)
            history.append(float(surprise(risk, outcome).mean()))
            ripe = history[: max(0, len(history) - RIPE)][-WINDOW:]
            rings = {
                "inputs": self.inputs.rings(rows),
                "predictions": self.outputs.rings(risk.reshape(-1, 1)),
                "outcomes": len(ripe) == WINDOW
                and abs(float(np.mean(ripe)) - self.centre) > self.limit,
            }
            for name, ringing in rings.items():
                if changed and ringing and first[name] is None:
                    first[name] = day - CHANGE
        return first


def summary(days: list[int | None]) -> str:
    """In how many lives it rang, and after how many days in the middle one."""
    rang = sorted(day for day in days if day is not None)
    if not rang:
        return "never"
    return f"{len(rang)}/{len(days)}, day {rang[len(rang) // 2]}"


def main() -> None:
    """Print a table: for each world, what each monitor did in sixty days."""
    rng = np.random.default_rng(7)
    monitors = Monitors(rng)
    print(f"{'':<38} {'inputs':<15} {'predictions':<15} outcomes")
    for name, (change, truth) in WORLDS.items():
        lives = [monitors.watch(change, truth, rng) for _ in range(LIVES)]
        cells = [summary([life[monitor] for life in lives]) for monitor in lives[0]]
        print(f"{name:<38} {cells[0]:<15} {cells[1]:<15} {cells[2]}".rstrip())


if __name__ == "__main__":
    main()
