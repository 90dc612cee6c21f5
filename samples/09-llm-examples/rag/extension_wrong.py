"""Uses the type before the extension is there. DATABASE_URL names an empty database."""

import os

import psycopg

# --8<-- [start:extension]
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute("CREATE TABLE note (embedding vector(384))")
# --8<-- [end:extension]
