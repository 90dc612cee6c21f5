"""One key, one effect, one answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi.responses import JSONResponse
from psycopg.types.json import Json
from pydantic import BaseModel

from problems import Problem
from storage import Db


# --8<-- [start:answer]
@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: dict[str, Any]

    def response(self, **more: str) -> JSONResponse:
        return JSONResponse(self.body, self.status, {**self.headers, **more})


def fingerprint(operation: str, wanted: BaseModel) -> str:
    text = operation + wanted.model_dump_json()  # as parsed, not as spelled
    return hashlib.sha256(text.encode()).hexdigest()


# --8<-- [end:answer]


# --8<-- [start:once]
def once(
    db: Db, caller: str, key: str, print_: str, act: Callable[[], Answer]
) -> JSONResponse:
    """Act and keep the answer, or repeat the one that this key got."""
    me = {"caller": caller, "key": key, "print": print_}
    lock = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0)) AS mine"
    if not db.execute(lock, [f"{caller} {key}"]).fetchall()[0]["mine"]:
        raise Problem("key-in-use", headers={"Retry-After": "1"})  # (1)!
    db.execute(
        "DELETE FROM answers WHERE caller = %(caller)s AND key = %(key)s"
        " AND stored_at < now() - interval '24 hours'",
        me,
    )
    found = db.execute(
        "SELECT * FROM answers WHERE caller = %(caller)s AND key = %(key)s", me
    ).fetchone()
    if found is None:
        answer = act()  # (2)!
        kept = {"status": answer.status, "headers": Json(answer.headers)}
        db.execute(
            "INSERT INTO answers (caller, key, fingerprint, status, headers, body)"
            " VALUES (%(caller)s, %(key)s, %(print)s,"
            " %(status)s, %(headers)s, %(body)s)",
            me | kept | {"body": Json(answer.body)},
        )
        return answer.response()
    if found["fingerprint"] != print_:
        raise Problem("key-reused")
    old = Answer(found["status"], found["headers"], found["body"])
    return old.response(**{"Idempotent-Replayed": "true"})


# --8<-- [end:once]
