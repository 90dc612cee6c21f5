"""The measuring tools measure what they say."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

import load
from lines import blocks, imported


class EveryThird(BaseHTTPRequestHandler):
    """Answers 200, 200, 503, and so on, on one kept-alive connection."""

    protocol_version = "HTTP/1.1"
    turn = 0

    def do_GET(self) -> None:
        EveryThird.turn += 1
        self.send_response(503 if EveryThird.turn % 3 == 0 else 200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), EveryThird) as running:
        thread = Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


# --8<-- [start:refusals]
def test_a_refusal_is_not_throughput(server):
    def make(client, turn):
        return load.request("GET", "/")

    found = load.press(server, make, 200, clients=1, seconds=0.3)
    total = found.per_second * 0.3 + found.refused
    assert found.refused == pytest.approx(total / 3, rel=0.1, abs=2)
    assert 0 < found.p50 <= found.p95


# --8<-- [end:refusals]


def test_style_does_not_change_the_count():
    wide = 'def f(a, b):\n    "doc"\n    return {"a": a, "b": b}  # why\n'
    tall = "def f(\n  a,\n  b,\n):\n\n  return {\n   'a': a,\n   'b': b,\n  }\n"
    assert [size for _, size in blocks(wide)] == [2]
    assert [size for _, size in blocks(tall)] == [2]


def test_what_comes_from_a_framework():
    (node, _), (other, _) = blocks(
        "from flask.views import View as V\nfrom json import loads"
    )
    assert imported(node, {"flask"}) == {"V"}
    assert imported(other, {"flask"}) == set()
