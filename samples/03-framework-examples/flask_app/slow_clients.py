"""Clients that send half a request and stop. Does anybody else get an answer?"""

from __future__ import annotations

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx2

from live import serve


def ask(workers: int, threads: int, slow: int) -> str:
    options = ("--workers", str(workers), "--threads", str(threads))
    with serve("waiting:app", *options) as server, ExitStack() as stack:
        server.wait_for("app loaded")
        httpx2.get(f"{server.url}/livez", timeout=30)
        port = urlsplit(server.url).port or 0
        for _ in range(slow):
            half = stack.enter_context(
                socket.create_connection(("127.0.0.1", port))
            )
            half.sendall(b"GET /livez HTTP/1.1\r\nHost: shop\r\n")
        answers = []
        for _ in range(3):
            try:
                answer = httpx2.get(f"{server.url}/livez", timeout=3)
                answers.append(str(answer.status_code))
            except httpx2.ReadTimeout as error:
                answers.append(type(error).__name__)
        return " ".join(answers)


for workers, threads, slow in ((2, 1, 2), (1, 4, 2), (1, 4, 4)):
    print(
        f"--workers {workers} --threads {threads}, {slow} slow clients:"
    )
    print(f"    {ask(workers, threads, slow)}")
