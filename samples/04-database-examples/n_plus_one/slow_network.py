"""A TCP proxy on the loopback interface that holds back every request for a while.

`python slow_network.py HOST PORT DELAY_MS` prints the port on which it listens.
Answers pass at once: the delay is latency per round trip, not less bandwidth.
"""

from __future__ import annotations

import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


# --8<-- [start:proxy]
def forward(source: socket.socket, target: socket.socket, delay: float) -> None:
    """Copy bytes; each piece leaves `delay` seconds after it came, in order."""
    pieces: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()

    def send() -> None:
        while True:
            due, data = pieces.get()
            time.sleep(max(0.0, due - time.perf_counter()))
            if not data:
                target.shutdown(socket.SHUT_WR)
                return
            target.sendall(data)

    threading.Thread(target=send, daemon=True).start()
    data = b"start"
    while data:
        data = source.recv(1 << 16)
        pieces.put((time.perf_counter() + delay, data))


# --8<-- [end:proxy]


def serve(host: str, port: int, delay: float) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            client, _ = listener.accept()
            server = socket.create_connection((host, port))
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for pair in ((client, server, delay), (server, client, 0.0)):
                threading.Thread(target=forward, args=pair, daemon=True).start()


@contextmanager
def slow_network(url: str, delay_ms: float) -> Iterator[str]:
    """The same database behind the proxy: yields a URL with the proxy's address."""
    parts = urlsplit(url)
    where = (parts.hostname or "127.0.0.1", str(parts.port or 5432))
    command = [sys.executable, str(Path(__file__).resolve()), *where, str(delay_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None  # noqa: S101
            port = int(process.stdout.readline())
            user = parts.netloc.rpartition("@")[0]
            address = f"{user}@127.0.0.1:{port}" if user else f"127.0.0.1:{port}"
            yield parts._replace(netloc=address).geturl()
        finally:
            process.terminate()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]) / 1000)
