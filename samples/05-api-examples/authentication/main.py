"""The service: browsers come with a cookie, programs with a bearer token."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import jwt
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool
from pydantic import BaseModel, ConfigDict, Field

import access
import limits
import passwords
import refresh
import sessions
import tokens

BIGINT_MAX = 2**63 - 1


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_max_length=128)


class Login(Body):
    username: str = Field(pattern=r"^[a-z0-9._-]{3,40}$")
    password: str


class Refresh(Body):
    refresh_token: str


# --8<-- [start:models]
class Profile(Body):
    display_name: str = Field(pattern=r"^[^\x00-\x1f]{0,80}$")


class NewInvoice(Body):
    cents: int = Field(gt=0, le=10**12, strict=True)


# --8<-- [end:models]


class NewPassword(Body):
    current: str
    new: str


def database(request: Request) -> Iterator[refresh.Db]:
    with request.app.state.pool.connection() as db:
        yield db


Database = Annotated[refresh.Db, Depends(database, scope="function")]


# --8<-- [start:caller]
def caller(request: Request, db: refresh.Db) -> dict[str, Any] | None:
    """Who asks: by bearer token first, then by cookie."""
    kind, _, token = request.headers.get("authorization", "").partition(
        " "
    )
    if kind.lower() == "bearer":
        try:
            user_id, generation = tokens.read(
                request.app.state.ring, token
            )
        except jwt.InvalidTokenError:
            return None
        return db.execute(
            "SELECT id, username, role FROM users"
            " WHERE id = %s AND generation = %s",
            (user_id, generation),
        ).fetchone()
    if value := request.cookies.get(sessions.COOKIE):
        found = sessions.find(db, value)
        sent = request.headers.get("x-csrf-token")
        if found and sessions.forged(request.method, sent, found["csrf"]):
            raise HTTPException(403, "CSRF token missing")
        return found
    return None


# --8<-- [end:caller]


# --8<-- [start:gate]
def gate(request: Request) -> dict[str, Any]:
    """Runs before every route, because the app is made with it."""
    path = request.scope["route"].path
    if access.verdict(request.method, path, "anonymous") is None:
        return {}
    with request.app.state.pool.connection() as db:
        user = caller(request, db)
    role = user["role"] if user else "anonymous"
    if status := access.verdict(request.method, path, role):
        raise HTTPException(
            status, headers={"WWW-Authenticate": "Bearer"}
        )
    return user or {}


# --8<-- [end:gate]

User = Annotated[dict[str, Any], Depends(gate, scope="function")]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    with ConnectionPool(
        os.environ["DATABASE_URL"],
        kwargs={"row_factory": dict_row},
        min_size=1,
        max_size=8,
        timeout=5,
    ) as pool:
        app.state.pool = pool
        app.state.ring = tokens.ring_of(
            bytes.fromhex(os.environ["SIGNING_KEY"])
        )
        yield


app = FastAPI(
    lifespan=lifespan,
    openapi_url=None,
    dependencies=[Depends(gate, scope="function")],
)


@app.exception_handler(passwords.TooBusy)
def busy(request: Request, error: passwords.TooBusy) -> JSONResponse:
    text = {"detail": "too many logins at once"}
    return JSONResponse(text, 503, headers={"Retry-After": "5"})


@app.post("/users", status_code=202)
def register(request: Request, body: Login) -> dict[str, str]:
    if why := passwords.refusal(body.password, body.username):
        raise HTTPException(422, why)
    new = passwords.hashed(body.password)
    with request.app.state.pool.connection() as db:
        db.execute(
            "INSERT INTO users (username, password_hash) VALUES (%s, %s)"
            " ON CONFLICT (username) DO NOTHING",
            (body.username, new),
        )
    return {"detail": "if the name was free, it is yours now"}


# --8<-- [start:login]
def log_in(request: Request, body: Login) -> dict[str, Any]:
    """The user's row, or 401, or 429. No connection waits for the hash."""
    pool = request.app.state.pool
    address = request.client.host if request.client else "unknown"
    with pool.connection() as db:  # (1)!
        attempt = limits.claim_attempt(db, body.username, address)
        user: dict[str, Any] | None = db.execute(
            "SELECT id, generation, password_hash FROM users"
            " WHERE username = %s",
            (body.username,),
        ).fetchone()
    if attempt is None:
        raise HTTPException(429, headers={"Retry-After": "900"})
    stored = user["password_hash"] if user else None
    right, newer = passwords.check(body.password, stored)
    if not right or user is None:
        raise HTTPException(401, "wrong user name or password")
    with pool.connection() as db:
        limits.forgive(db, attempt)
        if newer:  # (2)!
            db.execute(
                "UPDATE users SET password_hash = %s"
                " WHERE id = %s AND password_hash = %s",
                (newer, user["id"], stored),
            )
    return user


# --8<-- [end:login]


@app.post("/login")
def login(
    request: Request, response: Response, body: Login
) -> dict[str, str]:
    user = log_in(request, body)
    old = request.cookies.get(sessions.COOKIE)
    with request.app.state.pool.connection() as db:
        csrf = sessions.open_session(db, response, user, old)
    if csrf is None:
        raise HTTPException(401, "log in again")
    return {"csrf": csrf}


@app.post("/logout", status_code=204)
def logout(request: Request, response: Response, db: Database) -> None:
    sessions.close_session(db, request.cookies.get(sessions.COOKIE))
    response.delete_cookie(
        sessions.COOKIE, secure=True, httponly=True, samesite="lax"
    )


def pair(
    request: Request, user_id: int, generation: int, refresh_token: str
) -> dict[str, str]:
    access_token = tokens.issue(
        request.app.state.ring, user_id, generation
    )
    return {"access_token": access_token, "refresh_token": refresh_token}


@app.post("/token")
def token(request: Request, body: Login) -> dict[str, str]:
    user = log_in(request, body)
    with request.app.state.pool.connection() as db:
        first = refresh.start(db, user["id"], user["generation"])
    if first is None:
        raise HTTPException(401, "log in again")
    return pair(request, user["id"], user["generation"], first)


# --8<-- [start:refresh]
@app.post("/token/refresh")
def refresh_token(request: Request, body: Refresh) -> dict[str, str]:
    with request.app.state.pool.connection() as db:
        rotated = refresh.rotate(db, body.refresh_token)
        user = (
            rotated
            and db.execute(
                "SELECT id, generation FROM users WHERE id = %s",
                rotated[:1],
            ).fetchone()
        )
    if not rotated or not user:  # (1)!
        raise HTTPException(401, "log in again")
    return pair(request, user["id"], user["generation"], rotated[1])


# --8<-- [end:refresh]


@app.post("/token/revoke", status_code=204)
def revoke(body: Refresh, db: Database) -> None:
    refresh.revoke(db, body.refresh_token)


@app.get("/me")
def me(user: User) -> dict[str, str]:
    # Only a page of this origin can read the answer, and the token in it.
    names = ("username", "role", "csrf")
    return {name: user[name] for name in names if name in user}


@app.patch("/me", status_code=204)
def change_me(body: Profile, user: User, db: Database) -> None:
    db.execute(
        "UPDATE users SET display_name = %s WHERE id = %s",
        (body.display_name, user["id"]),
    )


# --8<-- [start:change]
@app.post("/me/password", status_code=204)
def change_password(
    request: Request, body: NewPassword, user: User
) -> None:
    log_in(
        request, Login(username=user["username"], password=body.current)
    )
    if why := passwords.refusal(body.new, user["username"]):
        raise HTTPException(422, why)
    new, user_id = passwords.hashed(body.new), user["id"]
    with request.app.state.pool.connection() as db:
        db.execute(
            "UPDATE users SET password_hash = %s, generation = generation + 1"
            " WHERE id = %s",
            (new, user_id),
        )
        db.execute("DELETE FROM sessions WHERE user_id = %s", (user_id,))
        refresh.revoke_all(db, user_id)


# --8<-- [end:change]


@app.get("/users")
def users(db: Database) -> list[dict[str, Any]]:
    return db.execute(
        "SELECT id, username, role FROM users ORDER BY id LIMIT 100"
    ).fetchall()


@app.get("/invoices")
def invoices(user: User, db: Database) -> list[dict[str, Any]]:
    return db.execute(
        "SELECT id, cents FROM invoices WHERE owner_id = %s"
        " ORDER BY id LIMIT 100",
        (user["id"],),
    ).fetchall()


@app.post("/invoices", status_code=201)
def create_invoice(
    body: NewInvoice, user: User, db: Database
) -> dict[str, Any] | None:
    return db.execute(
        "INSERT INTO invoices (owner_id, cents) VALUES (%s, %s)"
        " RETURNING id, cents",
        (user["id"], body.cents),
    ).fetchone()


# --8<-- [start:object]
def own_invoice(
    invoice_id: int, user: User, db: Database
) -> dict[str, Any]:
    """The caller's invoice; somebody else's does not exist for her."""
    row = None
    if 0 < invoice_id <= BIGINT_MAX:
        row = db.execute(
            "SELECT id, cents FROM invoices WHERE id = %s AND owner_id = %s",
            (invoice_id, user["id"]),
        ).fetchone()
    if row is None:
        raise HTTPException(404)
    return row


Own = Annotated[dict[str, Any], Depends(own_invoice, scope="function")]


@app.get("/invoices/{invoice_id}")
def invoice(own: Own) -> dict[str, Any]:
    return own


# --8<-- [end:object]


@app.delete("/invoices/{invoice_id}", status_code=204)
def delete_invoice(own: Own, db: Database) -> None:
    db.execute("DELETE FROM invoices WHERE id = %s", (own["id"],))


access.complete(app)
