"""A cursor that holds only the time: rows with the same time fall between pages."""

import psycopg

from storage import create_tables, database_url

create_tables(database_url())
with psycopg.connect(database_url()) as db:
    # one batch: six payments in two instants
    db.execute(
        "INSERT INTO payments (account, cents, created_at)"
        " SELECT 'ES00001234', 100, timestamptz '2026-11-20' + (n / 4) * interval '1 s'"
        " FROM generate_series(1, 6) AS n"
    )
    # --8<-- [start:ties]
    after, seen = None, []
    while True:
        rows = db.execute(
            "SELECT id, created_at FROM payments"
            " WHERE %(after)s::timestamptz IS NULL OR created_at > %(after)s"  # (!)
            " ORDER BY created_at LIMIT 2",
            {"after": after},
        ).fetchall()
        if not rows:
            break
        seen += [row[0] for row in rows]
        after = rows[-1][1]
    # --8<-- [end:ties]
    print("seen:", *sorted(seen))
    print("lost:", *sorted({1, 2, 3, 4, 5, 6} - set(seen)))
