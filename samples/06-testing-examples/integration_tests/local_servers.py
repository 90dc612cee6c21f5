"""Real servers for tests: one with prepared answers, and some that misbehave."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


# --8<-- [start:scripted]
class ScriptedServer(ThreadingHTTPServer):
    """Gives the prepared answers in turn, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.answers: list[tuple[int, str]] = []
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    server: ScriptedServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        # An empty list is a mistake of the test: answer something it will notice.
        status, body = self.server.answers.pop(0) if self.server.answers else (599, "")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


# --8<-- [end:scripted]


# --8<-- [start:serving]
@contextlib.contextmanager
def serving[S: socketserver.BaseServer](server: S) -> Iterator[S]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# --8<-- [end:serving]


# --8<-- [start:silent]
@contextlib.contextmanager
def silent() -> Iterator[tuple[str, int]]:
    """A host and port that take the connection and never say a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=8) as listener:
        # The kernel completes the handshake; nobody ever calls accept().
        yield listener.getsockname()


# --8<-- [end:silent]


@contextlib.contextmanager
def dripping(seconds: float, every: float) -> Iterator[str]:
    """A URL whose answer comes a byte at a time, for that many seconds."""
    stop = threading.Event()
    count = int(seconds / every)

    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {count}\r\n\r\n"
            with contextlib.suppress(OSError):
                self.request.sendall(head.encode())
                for _ in range(count):
                    if stop.wait(every):
                        return
                    self.request.sendall(b" ")

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with serving(Server(("127.0.0.1", 0), Drip)) as server:
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            stop.set()
