"""A load test that forgot the Idempotency-Key and never looks at a status."""

import json
import os
import time

from load import Client, request
from running import create_tables, read_apps, serve

app = read_apps()["fastapi_app"]
create_tables(app, os.environ["DATABASE_URL"])

# --8<-- [start:loop]
body = json.dumps({"sku": "TEA-0001", "name": "Green tea", "price": "4.50"})
message = request("POST", "/items", body.encode())

with serve(app, os.environ["DATABASE_URL"]) as server:
    client, count = Client(server.url), 0
    end = time.perf_counter() + 1
    while time.perf_counter() < end:
        client.ask(message)
        count += 1
    print(f"{count} creations per second")
    # --8<-- [end:loop]
    status, answer = client.ask(message)
    print("what it was told each time:", status, answer.decode())
