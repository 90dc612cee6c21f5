"""Each read may take what is left until the end."""

import socket
import time


def first_line(host: str, port: int, within: float) -> bytes:
    """The first line that the server sends, without its end."""
    end = time.monotonic() + within
    with socket.create_connection((host, port), timeout=within) as connection:
        data = b""
        while b"\n" not in data:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"no line within {within} s")
            connection.settimeout(left)
            part = connection.recv(1024)
            if not part:
                raise ConnectionError("closed before the end of the line")
            data += part
    return data.partition(b"\n")[0]
