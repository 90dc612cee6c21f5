"""Unsubscribe a customer, and forget to say that the body is JSON."""

from __future__ import annotations

from live import serve
from report import ask

with serve("silent_wrong:app") as server:
    for kind in ("application/json", "text/plain"):
        print(f"-- sent as {kind}")
        body = '{"newsletter": false}'
        ask(server.url, "PUT", "/customers/7", body, content_type=kind)
