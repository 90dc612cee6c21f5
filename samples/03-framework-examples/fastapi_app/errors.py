"""Every error leaves as application/problem+json (RFC 9457), and none tells secrets."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger("items")
SKU_TAKEN = "items_sku_key"


# --8<-- [start:problem]
class Problem(BaseModel):
    title: str
    status: int
    detail: str | None = None
    errors: list[dict[str, str]] | None = None


def problem(
    status: int,
    detail: str | None = None,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    body = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        errors=errors,
    )
    return JSONResponse(
        body.model_dump(exclude_none=True),
        status,
        headers,
        media_type="application/problem+json",
    )


# --8<-- [end:problem]

DOCUMENTED: dict[int | str, dict[str, Any]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {
            "application/problem+json": {
                "schema": Problem.model_json_schema()
            }
        },
    }
    for status in (400, 404, 405, 409, 413, 422, 500, 503)
}


# --8<-- [start:handlers]
def where(location: tuple[int | str, ...]) -> str:
    text = ".".join(str(part) for part in location)[:80]
    # A key can be hostile too.
    return text.encode("ascii", "backslashreplace").decode()


def why(error: dict[str, Any]) -> str:
    if error["type"] == "json_invalid":
        return str(error["ctx"]["error"])
    return str(error["msg"])


async def invalid(
    request: Request, exc: RequestValidationError
) -> JSONResponse:
    errors = [
        {"where": where(error["loc"]), "why": why(error)}
        for error in exc.errors()[:20]
    ]  # and never error["input"]: it would crash the answer
    return problem(422, "The request does not match the schema.", errors)


async def refused(request: Request, exc: HTTPException) -> JSONResponse:
    return problem(
        exc.status_code, exc.detail, headers=dict(exc.headers or {})
    )


async def conflict(request: Request, exc: IntegrityError) -> JSONResponse:
    broken = exc.orig
    if (
        isinstance(broken, psycopg.Error)
        and broken.diag.constraint_name == SKU_TAKEN
    ):
        return problem(409, "An item with this SKU exists.")
    raise exc  # any other broken constraint is our bug: a 500


async def unavailable(request: Request, exc: Exception) -> JSONResponse:
    log.warning("database unavailable: %s", type(exc).__name__)
    return problem(503, "Try again later.", headers={"Retry-After": "2"})


async def crashed(request: Request, exc: Exception) -> JSONResponse:
    return problem(500)  # the traceback goes to the log only


# --8<-- [end:handlers]


# --8<-- [start:too_large]
class DeclaredTooLarge:
    """Answer 413 in our shape, before one byte of the body is read."""

    def __init__(self, app: ASGIApp, max_body_size: int) -> None:
        self.app, self.max_body_size = app, max_body_size

    async def __call__(
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] == "http":
            declared = Headers(scope=scope).get("content-length", "0")
            if (
                declared.isdecimal()
                and int(declared) > self.max_body_size
            ):
                await problem(413)(scope, receive, send)
                return
        await self.app(scope, receive, send)


# --8<-- [end:too_large]


def add_handlers(app: FastAPI) -> None:
    pairs: list[tuple[type[Exception], Any]] = [
        (RequestValidationError, invalid),
        (HTTPException, refused),
        (IntegrityError, conflict),
        (OperationalError, unavailable),
        (PoolTimeout, unavailable),
        (Exception, crashed),
    ]
    for kind, handler in pairs:
        app.add_exception_handler(kind, handler)
