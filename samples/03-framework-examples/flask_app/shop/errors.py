"""Every error leaves as application/problem+json (RFC 9457), and none tells secrets."""

from __future__ import annotations

import json
from http import HTTPStatus

import psycopg
from flask import Flask, Response, current_app
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

SKU_TAKEN = "items_sku_key"


# --8<-- [start:invalid]
class Invalid(Exception):
    """What arrived does not match what we said may come in."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__(errors)
        self.errors = errors


# --8<-- [end:invalid]


# --8<-- [start:problem]
def problem(status: int, **members: object) -> Response:
    body = {"title": HTTPStatus(status).phrase, "status": status}
    return Response(
        json.dumps(body | members),
        status,
        content_type="application/problem+json",
    )


def refused(error: HTTPException) -> Response:
    """404, 405, 409, 413, 415 and, for whatever broke, 500."""
    own = error.description != type(error).description  # (1)!
    answer = problem(
        error.code or 500,
        **({"detail": error.description} if own else {}),
    )
    for name, value in error.get_headers():
        if name != "Content-Type":
            answer.headers[name] = value  # the Allow of a 405
    return answer


def invalid(error: Invalid) -> Response:
    return problem(422, errors=error.errors)


# --8<-- [end:problem]


# --8<-- [start:database]
def conflict(error: IntegrityError) -> Response:
    broken = error.orig
    if (
        isinstance(broken, psycopg.Error)
        and broken.diag.constraint_name == SKU_TAKEN
    ):
        return problem(409, detail="An item with this SKU exists.")
    raise error  # any other broken constraint is our bug: a 500


def unavailable(error: Exception) -> Response:
    cause = getattr(error, "orig", error)  # what psycopg raised
    kind = type(cause).__name__
    current_app.logger.warning("database unavailable: %s", kind)
    answer = problem(503, detail="Try again later.")
    answer.headers["Retry-After"] = "2"
    return answer


# --8<-- [end:database]


# --8<-- [start:init]
def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(Invalid, invalid)
    app.register_error_handler(IntegrityError, conflict)
    app.register_error_handler(OperationalError, unavailable)
    app.register_error_handler(PoolTimeout, unavailable)


# --8<-- [end:init]
