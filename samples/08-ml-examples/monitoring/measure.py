"""Counts false alarms and true ones by living through many days.

Nothing is timed: the values follow from the seeds.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy.stats import ks_2samp

from alarm import Alarm
from drift import psi
from world import AMOUNT, FEATURES, orders

HERE = Path(__file__).resolve().parent
DAYS = 300
SIZES = (100, 200, 500, 1000, 2000)
SHIFTS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


def main() -> None:
    """Write results/alarms.json."""
    rng = np.random.default_rng(11)
    reference = orders(rng, 5000)
    one: list[float] = []
    any_of: list[float] = []
    for rows in SIZES:
        found = np.array(
            [
                [psi(reference[:, c], today[:, c]) > 0.1 for c in range(FEATURES)]
                for today in (orders(rng, rows) for _ in range(DAYS // 3))
            ]
        )
        one.append(round(100 * float(found[:, AMOUNT].mean()), 1))
        any_of.append(round(100 * float(found.any(axis=1).mean()), 1))
    tests = 0
    for _ in range(DAYS):
        today = orders(rng, 200)
        tests += any(
            ks_2samp(reference[:, c], today[:, c], method="asymp").pvalue < 0.05
            for c in range(FEATURES)
        )
    alarm = Alarm.calibrated(orders(rng, 12_000), 200, 100, rng)
    fresh = 3000
    rang = sum(alarm.rings(orders(rng, 200)) for _ in range(fresh))
    power = []
    for shift in SHIFTS:
        hits = 0
        for _ in range(200):
            today = orders(rng, 200)
            today[:, AMOUNT] += shift
            hits += alarm.rings(today)
        power.append(hits / 2)
    values = {
        "tests": (100 * tests / DAYS, "%", 0),
        "psi_200": (any_of[SIZES.index(200)], "%", 0),
        "psi_100": (any_of[SIZES.index(100)], "%", 0),
        "psi_1000": (any_of[SIZES.index(1000)], "%", 0),
        "calibrated": (100 * rang / fresh, "%", 1),
        "wanted": (1, "%", 0),
        "fresh_days": (fresh, "", 0),
        "power_20": (power[SHIFTS.index(0.2)], "%", 0),
        "power_40": (power[SHIFTS.index(0.4)], "%", 0),
    }
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()
    result = {
        "command": "python measure.py",
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{system['NAME'].split()[0]} {system.get('VERSION_ID', '')}",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("numpy", "scipy", "scikit-learn")},
        },
        "values": {
            key: {"value": round(value, digits), "unit": unit, "digits": digits}
            for key, (value, unit, digits) in values.items()
        },
        "series": {
            "rows": list(SIZES), "one": one, "any": any_of,
            "shift": list(SHIFTS), "power": power,
        },
    }  # fmt: skip
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "alarms.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
