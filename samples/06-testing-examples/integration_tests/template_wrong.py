"""Copies a database while the engine that migrated it still holds a connection."""

from __future__ import annotations

import os

import psycopg
from sqlalchemy import create_engine, text

from databases import named

# --8<-- [start:template]
server = os.environ["DATABASE_URL"]
admin = psycopg.connect(server, autocommit=True)
admin.execute("CREATE DATABASE shop_template_wrong")
engine = create_engine(named(server, "shop_template_wrong"))
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE item (id int PRIMARY KEY)"))
# The pool keeps that connection open.
try:
    admin.execute("CREATE DATABASE copy TEMPLATE shop_template_wrong")
finally:
    engine.dispose()
    admin.execute("DROP DATABASE shop_template_wrong WITH (FORCE)")
# --8<-- [end:template]
