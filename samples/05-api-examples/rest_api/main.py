"""A payments API. Run it: uvicorn main:create_app --factory"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import psycopg
from fastapi import APIRouter, Body, Depends, FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from psycopg.rows import DictRow
from psycopg_pool import PoolTimeout

import conditions
import models
import paging
import problems
import storage
from idempotency import Answer, fingerprint, once
from lifecycle import RECENT
from limits import Quota, take
from models import ExportIn, ExportOut, Page, PaymentIn, PaymentOut, PaymentPatch
from problems import Problem, documented
from storage import Database

MERGE_PATCH = "application/merge-patch+json"
PRIVATE = {"Cache-Control": "private, no-cache"}

router = APIRouter(prefix="/v1", responses=documented(400, 405, 422, 429, 500, 503))


def shown(row: DictRow) -> dict[str, Any]:
    return PaymentOut.model_validate(row).model_dump(mode="json")


# --8<-- [start:create]
@router.post(
    "/payments",
    status_code=201,
    response_model=PaymentOut,
    responses=documented(409),
)
def create_payment(
    wanted: PaymentIn,
    key: models.Key,
    db: Database,
    caller: models.Caller = "anonymous",
) -> Response:
    def pay() -> Answer:
        row = storage.insert_payment(db, **wanted.model_dump())
        headers = {
            "Location": f"/v1/payments/{row['id']}",
            "ETag": conditions.etag(row),
        }
        return Answer(201, headers, shown(row))

    return once(db, caller, key, fingerprint("POST /v1/payments", wanted), pay)


# --8<-- [end:create]


# --8<-- [start:list]
@router.get("/payments")
def list_payments(
    db: Database,
    response: Response,
    sort: models.Sort = "-created",
    category: models.Category | None = None,
    limit: models.Limit = 50,
    cursor: models.Cursor = None,
) -> Page:
    rows, following = paging.page(db, sort, category, limit, cursor)
    response.headers.update(PRIVATE)
    return Page(
        items=[PaymentOut.model_validate(row) for row in rows],
        next_cursor=following,
    )


# --8<-- [end:list]


# --8<-- [start:recent]
@router.get("/recent-payments", deprecated=True, responses=documented(410))
def recent_payments(db: Database, response: Response) -> list[PaymentOut]:
    response.headers.update(RECENT.check(datetime.now(UTC)))
    rows, _ = paging.page(db, "-created", None, 100, None)
    return [PaymentOut.model_validate(row) for row in rows]


# --8<-- [end:recent]


# --8<-- [start:read]
@router.get(
    "/payments/{payment_id}",
    response_model=PaymentOut,
    responses={304: {"description": "Your copy is current."}, **documented(404)},
)
def read_payment(
    payment_id: models.PaymentId,
    db: Database,
    response: Response,
    if_none_match: models.IfNoneMatch = None,
) -> Response | dict[str, Any]:
    row = storage.get_payment(db, payment_id)
    headers = {"ETag": conditions.etag(row), **PRIVATE}
    if conditions.not_modified(row, if_none_match):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return shown(row)


# --8<-- [end:read]


# --8<-- [start:change]
def merge_patch_only(request: Request) -> None:
    sent = request.headers.get("content-type", "").partition(";")[0]
    if sent.strip().lower() != MERGE_PATCH:
        raise Problem("wrong-patch-type", headers={"Accept-Patch": MERGE_PATCH})


@router.patch(
    "/payments/{payment_id}",
    dependencies=[Depends(merge_patch_only)],
    responses=documented(404, 412, 415, 428),
)
def change_payment(
    payment_id: models.PaymentId,
    patch: Annotated[PaymentPatch, Body(media_type=MERGE_PATCH)],
    if_match: models.IfMatch,
    db: Database,
    response: Response,
) -> PaymentOut:
    row = storage.get_payment(db, payment_id)
    conditions.require_match(row, if_match)
    changed = storage.update_payment(db, payment_id, row["version"], patch.changes())
    if changed is None:  # somebody was faster, between the two statements
        raise Problem("changed-meanwhile")
    response.headers["ETag"] = conditions.etag(changed)
    return PaymentOut.model_validate(changed)


# --8<-- [end:change]


# --8<-- [start:export]
@router.post(
    "/exports", status_code=202, response_model=ExportOut, responses=documented(409)
)
def start_export(
    wanted: ExportIn,
    key: models.Key,
    db: Database,
    caller: models.Caller = "anonymous",
) -> Response:
    def enqueue() -> Answer:
        row = db.execute(
            "INSERT INTO exports (category) VALUES (%s) RETURNING id, status, rows",
            [wanted.category],
        ).fetchall()[0]
        headers = {"Location": f"/v1/exports/{row['id']}", "Retry-After": "1"}
        return Answer(202, headers, ExportOut.model_validate(row).model_dump())

    return once(db, caller, key, fingerprint("POST /v1/exports", wanted), enqueue)


@router.get("/exports/{export_id}", responses=documented(404))
def read_export(
    export_id: models.PaymentId, db: Database, response: Response
) -> ExportOut:
    query = "SELECT id, status, rows FROM exports WHERE id = %s"
    export = ExportOut.model_validate(
        storage.one(db.execute(query, [export_id]).fetchone())
    )
    if export.status == "queued":
        response.headers["Retry-After"] = "1"
    response.headers["Cache-Control"] = "no-store"
    return export


# --8<-- [end:export]


@router.get("/problems/{name}", responses=documented(404))
def read_problem(name: str, response: Response) -> models.ProblemDoc:
    """What the type of an error means."""
    if name not in problems.CATALOGUE:
        raise HTTPException(404)
    response.headers["Cache-Control"] = "public, max-age=86400"
    status, title = problems.CATALOGUE[name]
    return models.ProblemDoc(type=problems.BASE + name, title=title, status=status)


Next = Callable[[Request], Awaitable[Response]]


def create_app(database_url: str | None = None, limit: int = 600) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        with storage.make_pool(database_url or storage.database_url()) as pool:
            yield {"pool": pool}

    app = FastAPI(title="Payments", version="1", lifespan=lifespan)

    # --8<-- [start:middleware]
    @app.middleware("http")
    async def quota(request: Request, following: Next) -> Response:
        caller = request.headers.get("x-client", "anonymous")[:32]
        try:
            taken: Quota = await run_in_threadpool(
                take, request.state.pool, caller, limit
            )
        except (psycopg.Error, PoolTimeout):
            return await following(request)  # the limiter fails open
        if taken.exceeded:
            wait = {"Retry-After": str(taken.seconds_left)}
            response: Response = await problems.known(
                request, Problem("too-many-requests", headers=wait)
            )
        else:
            response = await following(request)
        response.headers.update(taken.headers())
        return response

    # --8<-- [end:middleware]

    problems.add_handlers(app)
    app.include_router(router)
    problems.add_schema(app)
    return app
