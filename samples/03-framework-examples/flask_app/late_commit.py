"""Book one seat twice: python late_commit.py late_commit_wrong:app"""

from __future__ import annotations

import os
import sys

import psycopg

from live import serve
from report import ask

TABLE = (
    "CREATE TABLE seat (number int UNIQUE DEFERRABLE INITIALLY DEFERRED)"
)


def main(target: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(TABLE)
    with serve(target) as server:
        ask(server.url, "POST", "/seats/7")
        if ask(server.url, "POST", "/seats/7").status_code == 500:
            server.wait_for_errors(1)
            print(server.errors()[-1])


if __name__ == "__main__":
    main(sys.argv[1])
