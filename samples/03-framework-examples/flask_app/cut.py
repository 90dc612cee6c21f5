"""Send 10,000 lines with and without a length: python cut.py cut_wrong:app"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import httpx2

from live import serve

LINES = b"TEA-0001;4.50\n" * 10_000


def pieces() -> Iterator[bytes]:
    yield LINES[:70_000]
    yield LINES[70_000:]


with serve(sys.argv[1], "--threads", "4") as server:
    for label, body in (
        ("Content-Length", LINES),
        ("in pieces", pieces()),
    ):
        answer = httpx2.post(
            f"{server.url}/imports", content=body, timeout=30
        )
        said = answer.text.strip() if answer.is_success else ""
        print(f"{label:<15} {answer.status_code} {said}".rstrip())
