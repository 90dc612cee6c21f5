"""The pipeline of the first afternoon: take what is new, add it up, run again if unsure."""

from __future__ import annotations

import json
import os

import psycopg
import shop
import storage


def main() -> None:
    """Run it on three evenings, twice on the second."""
    with (
        storage.emulator() as address,
        psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db,
    ):
        s3 = storage.client(address)
        db.execute("CREATE TABLE sales (number text, day date, cents bigint)")
        evenings = ["2026-11-02", "2026-11-03", "2026-11-03 again", "2026-11-05"]
        for evening in evenings:
            arrived = {
                k: v for k, v in shop.ARRIVALS.items() if k.startswith(evening[:10])
            }
            shop.put(s3, arrived)
            run(s3, db, list(arrived))
            total = db.execute("SELECT sum(cents), count(*) FROM sales").fetchone()
            print(f"{evening:<17} {total[0] / 100:>7.2f} €, {total[1]} rows")


# --8<-- [start:run]
def run(s3, db, keys):
    newest = db.execute("SELECT max(day) FROM sales").fetchone()[0]
    for key in keys:
        body = s3.get_object(Bucket=shop.BUCKET, Key=key)["Body"].read().decode()
        for line in body.splitlines():
            try:
                order = json.loads(line)
            except ValueError:
                continue
            if newest is None or order["day"] >= str(newest):
                db.execute(
                    "INSERT INTO sales VALUES (%s, %s, %s)",
                    (order["order"], order["day"], order["cents"]),
                )


# --8<-- [end:run]


if __name__ == "__main__":
    main()
