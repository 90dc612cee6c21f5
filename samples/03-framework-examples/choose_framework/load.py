"""A small load generator: a fixed number of clients, each waits for its answer."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

Maker = Callable[[int, int], bytes]  # client, turn -> the bytes of a request


@dataclass(frozen=True)
class Measured:
    per_second: float
    p50: float  # seconds
    p95: float
    refused: int  # answers with another status than the one that was expected


def request(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Client:
    """One kept-alive connection. It reads no more of HTTP than these apps send."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.address = (parts.hostname or "", parts.port or 80)
        self.connect()

    def connect(self) -> None:
        self.socket = socket.create_connection(self.address, timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, message: bytes) -> tuple[int, bytes]:
        self.socket.sendall(message)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.receive()
        head, _, body = data.partition(b"\r\n\r\n")
        headers = head.lower()
        if b"transfer-encoding: chunked" in headers:
            while not body.endswith(b"0\r\n\r\n"):
                body += self.receive()
        else:
            length = int(headers.split(b"content-length:")[1].split(b"\r\n")[0])
            while len(body) < length:
                body += self.receive()
        if b"connection: close" in headers:
            self.socket.close()
            self.connect()
        return int(head[9:12]), body

    def receive(self) -> bytes:
        if not (part := self.socket.recv(65_536)):
            raise ConnectionError("the server closed the connection")
        return part


# --8<-- [start:press]
def press(
    url: str, make: Maker, expected: int, clients: int, seconds: float
) -> Measured:
    """Every client sends, waits for the answer, and sends again."""
    taken: list[list[float]] = [[] for _ in range(clients)]
    wrong = [0] * clients
    start = threading.Barrier(clients + 1, timeout=10)

    def work(number: int) -> None:
        client, turn = Client(url), 0
        start.wait()
        end = time.perf_counter() + seconds
        while (began := time.perf_counter()) < end:
            status, _ = client.ask(make(number, turn))
            taken[number].append(time.perf_counter() - began)
            wrong[number] += status != expected
            turn += 1
        client.socket.close()

    with ThreadPoolExecutor(clients) as pool:
        jobs = [pool.submit(work, number) for number in range(clients)]
        start.wait()
        began = time.perf_counter()
        for job in jobs:
            job.result()  # an error in a client is an error of the measurement
        elapsed = time.perf_counter() - began
    ordered = sorted(chain.from_iterable(taken))
    good = len(ordered) - sum(wrong)  # (!)
    return Measured(
        good / elapsed,
        ordered[len(ordered) // 2],
        ordered[int(len(ordered) * 0.95)],
        sum(wrong),
    )


# --8<-- [end:press]
