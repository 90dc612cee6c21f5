"""Cleans an export: python clean_export.py orders.csv out

Writes clean.parquet, rejects.csv and duplicates.csv into out, and prints the account.
Without arguments it cleans the hostile export of this folder and writes nothing.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pandas as pd

from cleaning import Result, clean, reconcile
from export import hostile


def euros(cents: int) -> Decimal:
    """1234 is 12.34: a decimal, since a float has no 0.10."""
    return Decimal(cents).scaleb(-2)


def report(result: Result) -> None:
    """Prints where the records went, and what the sender's total says to it."""
    # --8<-- [start:report]
    orders, cents = reconcile(result)
    kept = int(result.clean["amount_cents"].sum())
    print(f"{len(result.lines):4} records in the file")
    for kind, count in result.aside["kind"].value_counts().items():
        print(f"{count:4} {kind}")
    print(f"{len(result.duplicates):4} duplicate")
    print(f"{result.rejects['line'].nunique():4} rejected")
    print(f"{len(result.clean):4} clean")

    print(f"the sender counts {orders} orders, {euros(cents)} in all")
    print(f"clean {euros(kept)}, to be explained {euros(cents - kept)}\n")
    columns = ["line", "column", "value", "reason"]
    for line, column, value, reason in result.rejects[columns].to_numpy():
        print(f"{line:4} {column:10}{value:19}{reason}")
    # --8<-- [end:report]


def write(result: Result, folder: Path) -> None:
    """Writes the tables; the Parquet file comes back with the types it had."""
    # --8<-- [start:write]
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "clean.parquet"
    result.clean.to_parquet(target, index=False)
    pd.testing.assert_frame_equal(pd.read_parquet(target), result.clean)
    for name in ("rejects", "duplicates"):
        table: pd.DataFrame = getattr(result, name)
        table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig")
    # --8<-- [end:write]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) == 3 else None
    result = clean(path.read_bytes() if path else hostile())
    report(result)  # raises before anything is written
    if path:
        write(result, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
