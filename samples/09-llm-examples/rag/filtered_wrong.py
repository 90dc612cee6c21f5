"""An approximate index and a filter: five rows asked for, fewer returned.

DATABASE_URL names an empty database.
"""

import os

import numpy as np
import psycopg
from pgvector.psycopg import register_vector

connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
connection.execute("CREATE EXTENSION vector")
register_vector(connection)
connection.execute("CREATE TABLE chunk (tenant text, embedding vector(384))")
draw = np.random.default_rng(3).normal
rows = "COPY chunk FROM STDIN WITH (FORMAT BINARY)"
with connection.cursor().copy(rows) as copy:
    copy.set_types(["text", "vector"])
    for n, vector in enumerate(draw(size=(3000, 384)).astype(np.float32)):
        copy.write_row(("small" if n % 20 == 0 else "big", vector))

# --8<-- [start:filtered]
FILTERED = """
    SELECT 1 FROM chunk WHERE tenant = 'small' ORDER BY embedding <=> %s LIMIT 5
"""
ASKED = draw(size=(20, 384)).astype(np.float32)


def complete():
    got = [len(connection.execute(FILTERED, [one]).fetchall()) for one in ASKED]
    return sum(n == 5 for n in got)


print(f"no index: {complete()} of 20 questions get five rows")
connection.execute("CREATE INDEX ON chunk USING hnsw (embedding vector_cosine_ops)")
connection.execute("ANALYZE chunk")
few = complete()
print(f"HNSW: {'fewer than half' if few < 10 else few} of 20")
connection.execute("SET hnsw.iterative_scan = strict_order")
print(f"HNSW, iterative scan: {complete()} of 20")
# --8<-- [end:filtered]
