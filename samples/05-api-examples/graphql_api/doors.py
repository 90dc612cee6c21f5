"""Ways into the endpoint besides a POST of JSON: the router's defaults, and ours."""

import os
from logging import disable
from typing import Any

import httpx2

import main
import naive_wrong
from database import fill
from live import serve

JSON = '{"query": "{__typename}"}'
PLAIN = {"content-type": "text/plain"}
# --8<-- [start:doors]
DOORS: dict[str, dict[str, Any]] = {
    "GET, a query": {"method": "GET", "params": {"query": "{__typename}"}},
    "GET, a mutation": {"method": "GET", "params": {"query": "mutation{__typename}"}},
    "POST, text/plain": {"method": "POST", "content": JSON, "headers": PLAIN},
    "POST, a form": {"method": "POST", "data": {"query": "mutation{__typename}"}},
    "POST, multipart": {"method": "POST", "files": {"operations": JSON}},
    "POST, a batch of 2": {"method": "POST", "content": f"[{JSON}, {JSON}]"},
    "a browser": {"method": "GET", "headers": {"accept": "text/html"}},
    "introspection": {"method": "POST", "json": {"query": "{__schema{types{name}}}"}},
    "an unknown query": {"method": "POST", "json": {"query": "{__typename}"}},
}
# --8<-- [end:doors]


def verdict(answer: httpx2.Response) -> str:
    if answer.status_code != 200:
        return f"{answer.status_code} refused"
    refused = "json" in answer.headers["content-type"] and answer.json().get("errors")
    return "200 refused" if refused else "200 open"


def knock(client: httpx2.Client) -> dict[str, str]:
    found = {}
    for name, door in DOORS.items():
        request = {**door, "headers": dict(door.get("headers", {}))}
        if "content" in request:
            request["headers"].setdefault("content-type", "application/json")
        found[name] = verdict(client.request(url="/graphql", **request))
    return found


if __name__ == "__main__":
    disable()
    url = os.environ["DATABASE_URL"]
    fill(url)
    apps = [naive_wrong.create_app(url), main.create_app(url)]
    results = []
    for app in apps:
        with serve(app) as client:
            results.append(knock(client))
    print(f"{'':<20}{'defaults':<14}finished")
    for name in DOORS:
        print(f"{name:<20}{results[0][name]:<14}{results[1][name]}")
