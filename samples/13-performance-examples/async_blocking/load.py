"""A fixed number of clients, each with one connection: ask, wait, ask again.

python load.py http://127.0.0.1:8000/awaited --clients 50 --turns 12
"""

from __future__ import annotations

import argparse
import asyncio
import time
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Measured:
    """What a load found. Times are seconds."""

    per_second: float
    p50: float
    p95: float
    worst: float


# --8<-- [start:client]
async def client(
    url: str, turns: int, taken: list[float], warm_up: int = 1
) -> None:
    """Ask `turns` times over one connection; note the seconds of each.

    The first `warm_up` are left out. RuntimeError for any but a 200.
    """
    place = urlsplit(url)
    lines = [f"GET {place.path} HTTP/1.1", f"Host: {place.netloc}"]
    request = "\r\n".join([*lines, "", ""]).encode()
    reader, writer = await asyncio.open_connection(
        place.hostname, place.port
    )
    try:
        for turn in range(turns):
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            _, _, after = head.lower().partition(b"content-length:")
            await reader.readexactly(int(after.split()[0]))
            if not head.startswith(b"HTTP/1.1 200 "):
                raise RuntimeError(
                    f"{url}: {head.splitlines()[0].decode()}"
                )
            if turn >= warm_up:
                taken.append(time.perf_counter() - began)
    finally:
        writer.close()


async def press(
    url: str, clients: int, turns: int, limit: float = 60
) -> Measured:
    """All clients at once, two turns or more, within `limit` seconds."""
    taken: list[float] = []
    began = time.perf_counter()
    async with asyncio.timeout(limit), asyncio.TaskGroup() as group:
        for _ in range(clients):
            group.create_task(client(url, turns, taken))
    rate = clients * turns / (time.perf_counter() - began)
    taken.sort()
    p50, p95 = (taken[int(len(taken) * share)] for share in (0.5, 0.95))
    return Measured(rate, p50, p95, taken[-1])
    # --8<-- [end:client]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--turns", type=int, default=12)
    given = parser.parse_args()
    found = asyncio.run(press(given.url, given.clients, given.turns))
    print(
        f"{given.clients} clients: {found.per_second:.0f} requests/s, "
        f"p50 {found.p50 * 1000:.0f} ms, p95 {found.p95 * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
