"""Copies a database while the engine that migrated it still holds a connection."""

from __future__ import annotations

import os

import psycopg
from sqlalchemy import create_engine, text

from databases import named

# --8<-- [start:template]
server = os.environ["DATABASE_URL"]
admin = psycopg.connect(server, autocommit=True)
model = f"shop_model_{os.getpid()}"
admin.execute(f"CREATE DATABASE {model}")
engine = create_engine(named(server, model))
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE item (id int PRIMARY KEY)"))
# The pool keeps that connection open.
try:
    admin.execute(f"CREATE DATABASE {model}_copy TEMPLATE {model}")
finally:
    engine.dispose()
    admin.execute(f"DROP DATABASE {model} WITH (FORCE)")
# --8<-- [end:template]
