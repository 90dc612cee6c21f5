"""The same evenings as in etl_wrong.py, and each run once more."""

from __future__ import annotations

import os

import psycopg

import pipeline
import shop
import storage

with (
    storage.emulator() as address,
    psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db,
):
    s3 = storage.client(address)
    db.execute(pipeline.SCHEMA)
    # --8<-- [start:demo]
    for evening in ("2026-11-02", "2026-11-03", "2026-11-05"):
        arrived = {k: v for k, v in shop.ARRIVALS.items() if k.startswith(evening)}
        shop.put(s3, arrived)
        new, again = pipeline.run(db, s3), pipeline.run(db, s3)
        print(f"{evening}: {len(new)} new file, then {len(again)}")
        print(pipeline.report(db))
    # --8<-- [end:demo]
    refused = db.execute("SELECT source, line, reason FROM rejects ORDER BY 1, 2")
    for source, line, reason in refused:
        print(f"refused: {source} line {line}: {reason}")
