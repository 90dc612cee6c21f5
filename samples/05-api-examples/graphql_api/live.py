"""Serve an app under a real uvicorn on a free port, in a thread of this process."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import uvicorn
from fastapi import FastAPI


@contextmanager
def serve(app: FastAPI) -> Iterator[httpx2.Client]:
    """Yield a client of the running server; stop the server afterwards."""
    # asyncio switches Nagle's delay off only where the protocol is named.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="critical", lifespan="on", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        with httpx2.Client(base_url=address, timeout=60) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(20)


def ask(
    client: httpx2.Client, query: str, token: str = "", **more: Any
) -> dict[str, Any]:
    """POST one operation, and return the body of the answer."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    answer = client.post("/graphql", json={"query": query, **more}, headers=headers)
    body: dict[str, Any] = answer.json()
    return body


def show(body: dict[str, Any]) -> str:
    """The answer on few lines, errors without their places."""
    lines = ["data   " + json.dumps(body.get("data"))]
    for error in body.get("errors") or ():
        code = error.get("extensions", {}).get("code", "")
        path = ".".join(map(str, error.get("path") or ()))
        parts = [error["message"], f"at {path}" if path else "", code]
        lines.append("error  " + " | ".join(part for part in parts if part))
    return "\n".join(lines)
