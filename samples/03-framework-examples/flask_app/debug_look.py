"""What a visitor of the debug server can read. Nothing is executed on it."""

from __future__ import annotations

import httpx2

from live import run


def yes(found: bool) -> str:
    return "yes" if found else "no"


with run(["debug_wrong.py"]) as server:
    page = httpx2.get(f"{server.url}/report").text
    print("GET /report, from this machine")
    source = yes("raise ConnectionError" in page)
    print("  source lines in the answer: ", source)
    print("  the password in the answer: ", yes("hunter2" in page))
    print("  a Python console per frame: ", yes("EVALEX = true" in page))
    console = httpx2.get(f"{server.url}/console").status_code
    print("  a console at /console:      ", yes(console == 200))
    print("the same with `Host: shop.example`, as a proxy may send it")
    other = {"host": "shop.example"}
    page = httpx2.get(f"{server.url}/report", headers=other).text
    console = httpx2.get(
        f"{server.url}/console", headers=other
    ).status_code
    print("  the password in the answer: ", yes("hunter2" in page))
    print("  a console at /console:      ", yes(console == 200))
    print(f"\nthe log: {server.lines[0]}")
