"""One line per answer that a client must be able to tell from the others."""

from __future__ import annotations

import httpx2

from live import serve
from storage import create_tables, database_url

PAY = {"account": "ES00001234", "cents": 4990}
PATCH = {"Content-Type": "application/merge-patch+json"}


def show(what: str, answer: httpx2.Response, *names: str) -> None:
    said = [f"{name}: {answer.headers[name]}" for name in names]
    if "problem" in answer.headers.get("content-type", ""):
        kind = answer.json()["type"]
        said.insert(0, kind.removeprefix("https://api.example.com"))
    print(f"{what:<28} {answer.status_code}  {', '.join(said)}")


create_tables(database_url())
with (
    serve("main") as server,
    httpx2.Client(base_url=server) as client,
):
    key = {"Idempotency-Key": "payment-1"}
    created = client.post("/v1/payments", json=PAY, headers=key)
    one, tag = created.headers["Location"], created.headers["ETag"]
    show("POST a payment", created, "Location")
    again = client.post("/v1/payments", json=PAY, headers=key)
    show("POST, same key, same body", again, "Idempotent-Replayed")
    other = client.post("/v1/payments", json=PAY | {"cents": 1}, headers=key)
    show("POST, same key, other body", other)
    show("POST without a key", client.post("/v1/payments", json=PAY))
    read = client.get(one, headers={"If-None-Match": tag})
    show("GET with If-None-Match", read, "ETag")
    show("GET what does not exist", client.get("/v1/payments/99"))
    show("GET with a made-up cursor", client.get("/v1/payments?cursor=abc"))
    show("GET with sort=name", client.get("/v1/payments?sort=name"))
    patch = client.patch(one, json={"note": "x"}, headers=PATCH)
    show("PATCH without If-Match", patch)
    old = PATCH | {"If-Match": '"1.7"'}
    show(
        "PATCH with an old If-Match",
        client.patch(one, json={"note": "x"}, headers=old),
    )
    plain = client.patch(one, json={"note": "x"}, headers={"If-Match": tag})
    show("PATCH as application/json", plain, "Accept-Patch")
    show("DELETE a payment", client.delete(one))
