"""A proxy that hands the first request on and loses the answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2


# --8<-- [start:lossy]
@contextmanager
def lossy(upstream: str) -> Iterator[str]:
    lost: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            answer = httpx2.post(
                upstream + self.path,
                content=body,
                headers=dict(self.headers),
                timeout=30,
            )
            if not lost:  # the server has committed; the client will not know
                lost.append(answer.status_code)
                self.close_connection = True
                return
            self.send_response(answer.status_code)
            for name in ("content-type", "content-length", "location"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    # --8<-- [end:lossy]

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
