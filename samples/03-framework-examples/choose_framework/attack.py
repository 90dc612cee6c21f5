"""The same requests against the first endpoint of each framework: python attack.py"""

from __future__ import annotations

import httpx2

from running import FRAMEWORKS, serve, small

# --8<-- [start:requests]
JSON = {"content-type": "application/json"}
REQUESTS = {
    "a good item": ("POST", "/items", b'{"name": "tea", "price": 4.5}'),
    "no price": ("POST", "/items", b'{"name": "tea"}'),
    "price is text": ("POST", "/items", b'{"name": "tea", "price": "cheap"}'),
    "not JSON": ("POST", "/items", b"name=tea&price=4"),
    "name is a list": ("POST", "/items", b'{"name": [], "price": 4.5}'),
    "price -3": ("POST", "/items", b'{"name": "tea", "price": -3}'),
    "price NaN": ("POST", "/items", b'{"name": "tea", "price": NaN}'),
    "the list after it": ("GET", "/items", b""),
    "no such page": ("GET", "/nowhere", b""),
}
# --8<-- [end:requests]


def valid(answer: httpx2.Response) -> bool:
    """Would a strict JSON parser (a browser, PostgreSQL, Go) read this answer?"""
    return "NaN" not in answer.text


def shape(answer: httpx2.Response) -> str:
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind == "application/json":
        return "json" if valid(answer) else "json with NaN"
    return kind.partition("/")[2]


def fire(framework: str) -> dict[str, str]:
    with serve(small(framework, "wrong"), probe="/items") as server:
        answers = {
            label: httpx2.request(
                method, f"{server.url}{path}", content=body, headers=JSON
            )
            for label, (method, path, body) in REQUESTS.items()
        }
    return {label: f"{a.status_code} {shape(a)}" for label, a in answers.items()}


def main() -> None:
    columns = {framework: fire(framework) for framework in FRAMEWORKS}
    print(f"{'':<18}" + "".join(f"{name:<19}" for name in FRAMEWORKS).rstrip())
    for label in REQUESTS:
        row = "".join(f"{columns[name][label]:<19}" for name in FRAMEWORKS)
        print(f"{label:<18}{row.rstrip()}")


if __name__ == "__main__":
    main()
