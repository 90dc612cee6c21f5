import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest
from exercise import first_line


@contextlib.contextmanager
def sending(*parts: bytes, pause: float) -> Iterator[tuple[str, int]]:
    """A server that sends these parts with a pause after each, then closes."""
    stop = threading.Event()

    def serve() -> None:
        with contextlib.suppress(OSError), listener.accept()[0] as connection:
            for part in parts:
                connection.sendall(part)
                stop.wait(pause)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()
        stop.set()
        thread.join()


# --8<-- [start:test]
def test_a_line_arrives_in_parts() -> None:
    with sending(b"ok ", b"42\nrest", pause=0) as (host, port):
        assert first_line(host, port, within=10) == b"ok 42"


def test_silence_ends() -> None:
    with sending(b"", pause=30) as (host, port), pytest.raises(TimeoutError):
        first_line(host, port, within=0.2)


def test_dripping_ends_too() -> None:
    # 12 bytes, 0.1 s apart: no single read is late, the line is.
    line = [*[b"."] * 12, b"\n"]
    with sending(*line, pause=0.1) as (host, port), pytest.raises(TimeoutError):
        first_line(host, port, within=0.4)


# --8<-- [end:test]
