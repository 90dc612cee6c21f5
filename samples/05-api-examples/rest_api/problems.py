"""Every error of this API has a type that a program can compare (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg_pool import PoolTimeout
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException

log = logging.getLogger("payments")

# --8<-- [start:catalogue]
BASE = "https://api.example.com/problems/"

# name: status, title. Add to it; never change or reuse a name.
CATALOGUE: dict[str, tuple[int, str]] = {
    "invalid-request": (422, "The request does not match the schema."),
    "invalid-cursor": (400, "This cursor does not belong to this list."),
    "key-reused": (422, "This key was used for another request."),
    "key-in-use": (409, "A request with this key is still running."),
    "changed-meanwhile": (412, "The resource changed since you read it."),
    "if-match-required": (428, "Send If-Match with the ETag that you read."),
    "wrong-patch-type": (415, "Send application/merge-patch+json."),
    "too-many-requests": (429, "The quota of this window is used up."),
    "retired": (410, "This operation has reached its sunset."),
}


class Problem(Exception):
    def __init__(
        self,
        name: str,
        detail: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status, self.title = CATALOGUE[name]
        self.name, self.detail, self.headers = name, detail, headers


# --8<-- [end:catalogue]


class FieldError(BaseModel):
    pointer: str
    detail: str


class ProblemBody(BaseModel):
    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldError] | None = None


# --8<-- [start:handlers]
def answer(
    kind: str,
    title: str,
    status: int,
    detail: str | None = None,
    errors: list[FieldError] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    body = ProblemBody(
        type=kind, title=title, status=status, detail=detail, errors=errors
    )
    return JSONResponse(
        body.model_dump(exclude_none=True),
        status,
        {"Cache-Control": "no-store", **(headers or {})},
        media_type="application/problem+json",
    )


async def known(request: Request, exc: Problem) -> JSONResponse:
    return answer(
        BASE + exc.name, exc.title, exc.status, exc.detail, headers=exc.headers
    )


async def plain(request: Request, exc: HTTPException) -> JSONResponse:
    title = HTTPStatus(exc.status_code).phrase  # about:blank: the status says it all
    return answer("about:blank", title, exc.status_code, headers=exc.headers)


# --8<-- [end:handlers]


# --8<-- [start:invalid]
def pointer(location: tuple[int | str, ...]) -> str:
    """("body", "cents") -> "/body/cents", a JSON Pointer (RFC 6901)."""
    parts = [str(p).replace("~", "~0").replace("/", "~1") for p in location]
    text = "".join(f"/{part}" for part in parts)[:120]
    return text.encode("ascii", "backslashreplace").decode()


async def invalid(request: Request, exc: RequestValidationError) -> JSONResponse:
    found = exc.errors()
    if all(
        error["type"] == "missing" and error["loc"] == ("header", "If-Match")
        for error in found
    ):
        return await known(request, Problem("if-match-required"))
    status, title = CATALOGUE["invalid-request"]
    errors = [
        FieldError(pointer=pointer(error["loc"]), detail=str(error["msg"]))
        for error in found[:20]
    ]
    return answer(BASE + "invalid-request", title, status, errors=errors)


# --8<-- [end:invalid]


async def unavailable(request: Request, exc: Exception) -> JSONResponse:
    log.warning("database unavailable: %s", type(exc).__name__)
    title = HTTPStatus.SERVICE_UNAVAILABLE.phrase
    return answer("about:blank", title, 503, headers={"Retry-After": "2"})


async def crashed(request: Request, exc: Exception) -> JSONResponse:
    return answer("about:blank", HTTPStatus.INTERNAL_SERVER_ERROR.phrase, 500)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says about errors: the same body for each."""
    schema = {"$ref": "#/components/schemas/ProblemBody"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": {"schema": schema}},
        }
        for status in statuses
    }


def add_schema(app: FastAPI) -> None:
    """FastAPI writes models under application/json only: name ours ourselves."""
    _, found = models_json_schema(
        [(ProblemBody, "serialization")], ref_template="#/components/schemas/{model}"
    )
    app.openapi()["components"]["schemas"] |= found["$defs"]


def add_handlers(app: FastAPI) -> None:
    pairs: list[tuple[type[Exception], Any]] = [
        (Problem, known),
        (RequestValidationError, invalid),
        (HTTPException, plain),
        (psycopg.OperationalError, unavailable),
        (PoolTimeout, unavailable),
        (Exception, crashed),
    ]
    for kind, handler in pairs:
        app.add_exception_handler(kind, handler)
