"""Who may call what: one table, asked for every request."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.routing import APIRoute

# --8<-- [start:matrix]
EVERYONE = {"anonymous", "user", "admin"}
MEMBERS = {"user", "admin"}
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("POST", "/users"): EVERYONE,
    ("POST", "/login"): EVERYONE,
    ("POST", "/token"): EVERYONE,
    ("POST", "/token/refresh"): EVERYONE,
    ("POST", "/token/revoke"): EVERYONE,
    ("POST", "/logout"): MEMBERS,
    ("GET", "/me"): MEMBERS,
    ("PATCH", "/me"): MEMBERS,
    ("POST", "/me/password"): MEMBERS,
    ("GET", "/invoices"): MEMBERS,
    ("POST", "/invoices"): MEMBERS,
    ("GET", "/invoices/{invoice_id}"): MEMBERS,
    ("DELETE", "/invoices/{invoice_id}"): MEMBERS,
    ("GET", "/users"): {"admin"},
}


def verdict(method: str, path: str, role: str) -> int | None:
    """The status to refuse with, or None where the call may go on."""
    if role in ALLOWED.get((method, path), set()):
        return None
    return 401 if role == "anonymous" else 403


# --8<-- [end:matrix]


# --8<-- [start:complete]
def routes_of(app: FastAPI) -> set[tuple[str, str]]:
    return {
        (method, route.path)
        for route in app.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def complete(app: FastAPI) -> FastAPI:
    """Refuse to start when the table and the routes differ."""
    if odd := routes_of(app) ^ set(ALLOWED):
        raise RuntimeError(f"not in both: {sorted(odd)}")
    return app


# --8<-- [end:complete]
