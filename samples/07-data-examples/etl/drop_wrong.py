"""A report that is made anew by dropping it, and somebody who reads meanwhile."""

from __future__ import annotations

import os

import psycopg

url = os.environ["DATABASE_URL"]
loader = psycopg.connect(url, autocommit=True)
reader = psycopg.connect(url, autocommit=True)
loader.execute("CREATE TABLE daily_sales (day date, cents bigint)")

# --8<-- [start:drop]
loader.execute("DROP TABLE daily_sales")
reader.execute("SELECT sum(cents) FROM daily_sales")  # anyone, at this moment
loader.execute("CREATE TABLE daily_sales (day date, cents bigint)")
# --8<-- [end:drop]
