"""Ten requests, and what came back: python first_day.py app_wrong:app"""

from __future__ import annotations

import itertools
import sys

import httpx2

from create_tables import create_tables
from live import serve
from shop import create_app

# --8<-- [start:bodies]
GOOD = '{"sku": "TEA-0001", "name": "tea", "price": "4.50"}'
BODIES = {
    "a good one": GOOD,
    "not JSON": "sku=TEA-0002",
    "no price": '{"sku": "TEA-0002", "name": "tea"}',
    "name is null": '{"sku": "TEA-0002", "name": null, "price": "4"}',
    "price in words": '{"sku": "TEA-0002", "name": "t", "price": "4 €"}',
    "price NaN": '{"sku": "TEA-0003", "name": "t", "price": "NaN"}',
    "the same SKU": GOOD,
    "another good one": GOOD.replace("0001", "0004"),
}
# --8<-- [end:bodies]


def said(answer: httpx2.Response) -> str:
    if "problem" not in answer.headers["content-type"]:
        return ""
    body = answer.json()
    for fault in body.get("errors", []):
        return f"{fault['where']}: {fault['why']}"
    return str(body.get("detail", ""))


def main(target: str) -> None:
    numbers = itertools.count(1)
    with serve(target, "--threads", "4") as server:

        def ask(label: str, method: str, body: str | None = None) -> None:
            before = len(server.errors())
            headers = {
                "content-type": "application/json",
                "idempotency-key": f"request-{next(numbers)}",
            }
            if label == "sent as text":
                headers["content-type"] = "text/plain"
            answer = httpx2.request(
                method,
                f"{server.url}/items",
                content=body,
                headers=headers,
                timeout=30,
            )
            detail = said(answer)
            if answer.status_code == 500:
                server.wait_for_errors(before + 1)
                detail = server.errors()[-1]
            kind = answer.headers["content-type"].split(";")[0]
            print(f"{label:<16} {answer.status_code}  {kind}")
            if detail:
                print(f"{'':<16}      {cut(detail)}")

        for label, body in BODIES.items():
            ask(label, "POST", body)
        ask("sent as text", "POST", GOOD)
        ask("GET /items", "GET")


def cut(text: str) -> str:
    return text if len(text) <= 62 else text[:61] + "…"


if __name__ == "__main__":
    if sys.argv[1].startswith("shop"):
        create_tables(create_app())
    main(sys.argv[1])
