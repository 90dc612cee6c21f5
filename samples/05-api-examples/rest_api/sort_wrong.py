"""The client names the column. What does the server do?"""

import logging

import httpx2

from live import serve
from storage import create_tables, database_url

seen = []


class Keep(logging.Handler):
    def emit(self, record):
        seen.append(record.exc_info[1])


create_tables(database_url())
with serve("naive_wrong") as server:
    log = logging.getLogger("uvicorn.error")
    log.setLevel("ERROR")
    log.handlers, log.propagate = [Keep()], False
    statuses = {}
    for sort in ("price", "(SELECT 1/0)", "pg_sleep(0.2)::text"):
        answer = httpx2.get(f"{server}/v1/payments", params={"sort": sort})
        statuses[sort] = answer.status_code
for sort, status in statuses.items():
    print(f"sort={sort}: {status}")
for error in seen:
    kind = type(error)
    print(f"{kind.__module__}.{kind.__name__}: {str(error).splitlines()[0]}")
