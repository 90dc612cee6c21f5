"""One cleaning job for four engines: python engines.py ENGINE FILE prints its cost.

An order is clean if its id has 18 digits, its date exists, its country is known, a
Spanish postcode has five digits, units are 1 or more and the amount is like 1.234,50.
Of orders with the same id, the first in the file counts.
"""

from __future__ import annotations

import json
import platform
import random
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

COUNTRIES = ("AR", "DE", "ES", "FR", "NA", "PT")
NAMES = ["pedido", "fecha", "país", "cp", "unidades", "importe"]
ID = "[0-9]{18}"
DATE = "[0-9]{2}/[0-9]{2}/[0-9]{4}"
POSTCODE = "[0-9]{5}"
UNITS = "[1-9][0-9]{0,8}"
MONEY = r"[0-9]{1,3}(?:\.[0-9]{3}){0,3},[0-9]{2}"


def make(path: Path, rows: int) -> None:
    """Writes an export of so many rows, about one in fifty wrong or repeated."""
    random_ = random.Random(rows)  # noqa: S311
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(";".join(NAMES) + "\r\n")
        for n in range(rows):
            fault = random_.randrange(300)
            number = n - 1 if fault == 0 and n else n
            day = (
                "31/04/2026" if fault == 1 else f"{1 + n % 28:02}/{1 + n % 12:02}/2026"
            )
            country = "UK" if fault == 2 else COUNTRIES[n % 6]
            postcode = "8001" if fault == 3 else f"{n % 52 + 1:02}001"
            units = "-" if fault == 4 else str(1 + n % 9)
            euros = f"{random_.randrange(3000):,}".replace(",", ".")
            amount = "15.90" if fault == 5 else f"{euros},{n % 100:02}"
            order = f"2026{number:014}"
            file.write(f"{order};{day};{country};{postcode};{units};{amount}\r\n")


# --8<-- [start:csv]
def with_csv(path: str) -> dict[str, int]:
    import csv

    order_id, money, units = map(re.compile, (ID, MONEY, UNITS))
    postcode, day = re.compile(POSTCODE), re.compile(DATE)
    clean = rejected = duplicates = cents = 0
    seen: set[str] = set()

    def good(row: list[str]) -> bool:
        try:
            key, placed, country, code, count, amount = row
            date(int(placed[6:]), int(placed[3:5]), int(placed[:2]))
        except ValueError:
            return False
        return bool(
            order_id.fullmatch(key)
            and day.fullmatch(placed)
            and country in COUNTRIES
            and (country != "ES" or postcode.fullmatch(code))
            and units.fullmatch(count)
            and money.fullmatch(amount)
        )

    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        for row in rows:
            if not good(row):
                rejected += 1
            elif row[0] in seen:
                duplicates += 1
            else:
                seen.add(row[0])
                clean += 1
                cents += int(row[5].replace(".", "").replace(",", ""))
    return {
        "clean": clean,
        "rejected": rejected,
        "duplicates": duplicates,
        "cents": cents,
    }


# --8<-- [end:csv]


# --8<-- [start:pandas]
def _with_pandas(path: str, **options: str) -> dict[str, int]:
    import pandas as pd

    table = pd.read_csv(
        path, sep=";", encoding="utf-8", dtype=str, keep_default_na=False, **options
    )
    table = table.apply(lambda text: text.str.strip())
    placed = pd.to_datetime(table["fecha"], format="%d/%m/%Y", errors="coerce")
    good = (
        table["pedido"].str.fullmatch(ID)
        & placed.notna()
        & table["fecha"].str.fullmatch(DATE)
        & table["país"].isin(COUNTRIES)
        & (table["país"].ne("ES") | table["cp"].str.fullmatch(POSTCODE))
        & table["unidades"].str.fullmatch(UNITS)
        & table["importe"].str.fullmatch(MONEY)
    )
    clean = table[good]
    again = clean["pedido"].duplicated(keep="first")
    clean = clean[~again]
    cents = clean["importe"].str.replace("[.,]", "", regex=True).astype("int64")
    return {
        "clean": len(clean),
        "rejected": int((~good).sum()),
        "duplicates": int(again.sum()),
        "cents": int(cents.sum()),
    }


# --8<-- [end:pandas]


def with_pandas(path: str) -> dict[str, int]:
    return _with_pandas(path)


def with_pandas_pyarrow(path: str) -> dict[str, int]:
    return _with_pandas(path, engine="pyarrow")


# --8<-- [start:duckdb]
SQL = f"""
WITH orders AS (
  SELECT *, row_number() OVER () AS place
  FROM read_csv($path, delim = ';', header = true, all_varchar = true)
), judged AS (
  SELECT *, coalesce(
    regexp_full_match(pedido, '{ID}')
    AND regexp_full_match(fecha, '{DATE}')
    AND try_strptime(fecha, '%d/%m/%Y') IS NOT NULL
    AND país IN {COUNTRIES}
    AND (país <> 'ES' OR regexp_full_match(cp, '{POSTCODE}'))
    AND regexp_full_match(unidades, '{UNITS}')
    AND regexp_full_match(importe, '{MONEY}'), false) AS good
  FROM orders
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY good, pedido ORDER BY place) AS n
  FROM judged
)
SELECT count(*) FILTER (good AND n = 1), count(*) FILTER (NOT good),
       count(*) FILTER (good AND n > 1),
       sum(CAST(regexp_replace(importe, '[.,]', '', 'g') AS BIGINT))
         FILTER (good AND n = 1)
FROM numbered
"""  # noqa: S608


def with_duckdb(path: str) -> dict[str, int]:
    import duckdb

    row = duckdb.execute(SQL, {"path": path}).fetchone()
    names = ("clean", "rejected", "duplicates", "cents")
    return {name: int(value) for name, value in zip(names, row or (), strict=True)}


# --8<-- [end:duckdb]

ENGINES: dict[str, Callable[[str], dict[str, int]]] = {
    "csv": with_csv,
    "pandas": with_pandas,
    "pandas_pyarrow": with_pandas_pyarrow,
    "duckdb": with_duckdb,
}


def peak_mib() -> float:
    """The most memory that this process has held."""
    if platform.system() == "Linux":  # getrusage counts the parent's pages too
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> None:
    began = time.perf_counter()  # the import of the library is part of the job
    found = ENGINES[sys.argv[1]](sys.argv[2])
    seconds = time.perf_counter() - began
    print(json.dumps({"found": found, "seconds": seconds, "mib": peak_mib()}))


if __name__ == "__main__":
    main()
