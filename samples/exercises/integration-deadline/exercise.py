"""Read a line, but not for ever."""

import socket


def first_line(host: str, port: int, within: float) -> bytes:
    """The first line that the server sends, without its end."""
    with socket.create_connection((host, port), timeout=within) as connection:
        data = b""
        while b"\n" not in data:
            part = connection.recv(1024)
            if not part:
                raise ConnectionError("closed before the end of the line")
            data += part
    return data.partition(b"\n")[0]
