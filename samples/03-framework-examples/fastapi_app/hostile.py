"""Send hostile bodies to an app over a real socket: python hostile.py item_wrong:app"""

from __future__ import annotations

import json
import sys

import httpx2

from live import serve

BIG = "9" * 5_000
DEEP = "[" * 100_000

# --8<-- [start:prices]
PRICES = {
    "19.99": "19.99",
    "-3": "-3",
    '"NaN"': '"NaN"',
    "NaN": "NaN",
    "1e400": "1e400",
    '"1e400"': '"1e400"',
    "-Infinity": "-Infinity",
    "true": "true",
    '"1_000"': '"1_000"',
    "19.999": "19.999",
    "10**30": "1" + "0" * 30,
    "5,000 digits": BIG,
}
# --8<-- [end:prices]

# --8<-- [start:bodies]
BODIES = {
    "NUL in the name": rb'{"name": "tea\u0000", "price": 4}',
    "half of an emoji": rb'{"name": "tea \ud83c", "price": 4}',
    "name of 5 MB": b'{"name": "' + b"x" * 5_000_000 + b'", "price": 4}',
    "unknown key": b'{"name": "tea", "price": 4, "admin": true}',
    "the same key twice": b'{"name": "tea", "price": 4, "price": 0.01}',
    "half an emoji as key": rb'{"name": "tea", "price": 4, "\ud83c": 1}',
    "100,000 brackets": b'{"name": ' + DEEP.encode() + b"}",
    "bytes not in UTF-8": b'{"name": "t\xe9", "price": 4}',
    "not JSON": b"name=tea&price=4",
}
# --8<-- [end:bodies]


def with_sku(body: bytes, number: int) -> bytes:
    """The finished app asks for a SKU too: put a fresh one in front."""
    if not body.startswith(b"{"):
        return body
    return b'{"sku": "TEA-%04d", ' % number + body[1:]


def bodies(sku: bool) -> dict[str, bytes]:
    named = {
        f"price {label}": f'{{"name": "tea", "price": {raw}}}'.encode()
        for label, raw in PRICES.items()
    } | BODIES
    if sku:
        named = {
            k: with_sku(v, n) for n, (k, v) in enumerate(named.items())
        }
    return named


def fire(url: str, sku: bool = False) -> dict[str, httpx2.Response]:
    answers = {}
    for number, (label, body) in enumerate(bodies(sku).items()):
        headers = {
            "content-type": "application/json",
            "idempotency-key": f"hostile-{number:04d}",
        }
        answers[label] = httpx2.post(
            f"{url}/items", content=body, headers=headers, timeout=30
        )
    return answers


def cut(text: str) -> str:
    return text if len(text) <= 46 else text[:45] + "…"


def answer(response: httpx2.Response) -> str:
    """One line of what came back."""
    try:
        data = response.json()
    except json.JSONDecodeError:
        return cut(response.text)
    if errors := data.get("errors") or data.get("detail"):
        first = errors[0] if isinstance(errors, list) else errors
        if isinstance(first, dict):
            first = first.get("why") or first["msg"]
        return cut(str(first))
    return cut(json.dumps(data))


def main(target: str) -> None:
    factory = ["--factory"] if target.endswith(":create_app") else []
    with serve(target, *factory) as server:
        for label, response in fire(
            server.url, sku=bool(factory)
        ).items():
            print(
                f"{label:<20} {response.status_code}  {answer(response)}"
            )
        if target == "item_wrong:app":
            listing = httpx2.get(f"{server.url}/items")
            print(
                f"\nGET /items           {listing.status_code}  {cut(listing.text)}"
            )


if __name__ == "__main__":
    main(sys.argv[1])
