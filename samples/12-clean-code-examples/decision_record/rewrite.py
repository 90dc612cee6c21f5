"""When does a rewrite in a faster language pay? The bill counts processor time."""

from __future__ import annotations

from dataclasses import dataclass


# --8<-- [start:cost]
@dataclass(frozen=True)
class Prices:
    """What you assume; euros. Put your own in."""

    core_month: float = 30  # a core, rented for a month
    rewrite: float = 48_000  # six months of one person
    second_runtime_month: float = 800  # two languages to patch, watch and hire for


def cores(requests_per_second: float, cpu_ms: float) -> float:
    """How many cores a load keeps busy; `cpu_ms` is processor time, not waiting."""
    return requests_per_second * cpu_ms / 1000


def months(load: float, cpu_ms: float, faster: float, prices: Prices) -> float | None:
    """Months until the rewrite has paid for itself; None: it never does."""
    saved = cores(load, cpu_ms) * (1 - 1 / faster) * prices.core_month
    saved -= prices.second_runtime_month
    return prices.rewrite / saved if saved > 0 else None


# --8<-- [end:cost]

LOADS = (167, 2_000, 20_000, 50_000)


# --8<-- [start:table]
def main() -> None:
    for cpu_ms in (1, 20):
        for load in LOADS:
            busy = cores(load, cpu_ms)
            needed = months(load, cpu_ms, faster=20, prices=Prices())
            pays = "never" if needed is None else f"after {needed:.0f} months"
            print(f"{load:6,} requests/s of {cpu_ms:2} ms: {busy:7,.1f} cores, {pays}")


# --8<-- [end:table]


if __name__ == "__main__":
    main()
