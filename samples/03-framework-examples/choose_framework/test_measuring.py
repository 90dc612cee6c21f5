"""The measuring tools measure what they say."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

import load
from lines import blocks, count, imported
from running import App

SLOW = 0.02


class EveryThird(BaseHTTPRequestHandler):
    """Answers 200, 200, 503, and so on, on one connection; the 503 is slow."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    turn = 0

    def do_GET(self) -> None:
        EveryThird.turn += 1
        if EveryThird.turn % 3 == 0:
            time.sleep(SLOW)
        self.send_response(503 if EveryThird.turn % 3 == 0 else 200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    EveryThird.turn = 0
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

    found = load.press(server, make, 200, clients=1, seconds=0.6)
    assert found.refused == EveryThird.turn // 3
    good = EveryThird.turn - found.refused
    assert good / 1.5 < found.per_second <= good / 0.59
    assert found.p50 < found.p95
    assert found.p95 >= SLOW


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


def test_a_block_is_bound_by_a_name_that_the_framework_made(tmp_path):
    (tmp_path / "a.py").write_text(
        "from flask import Blueprint\n"
        "LIMIT = 3\n"
        "router = Blueprint('items', __name__)\n"
        "def rule(x):\n    return x < LIMIT\n"
    )
    (tmp_path / "b.py").write_text(
        "from a import router, rule\n"
        "@router.get('/')\ndef view():\n    return str(rule(1))\n"
    )
    found = count(App(tmp_path, "Flask", create=[], serve=[], code=["*.py"]))
    assert (found.files, found.lines, found.bound) == (2, 9, 5)
