"""The same service as people write it. Every function works, and each has a hole."""

import os
import secrets
import time

import jwt
import psycopg
from fastapi import FastAPI, HTTPException, Request, Response
from psycopg.rows import dict_row

from passwords import HASHER

app = FastAPI(openapi_url=None)
KEYS = {"2026-11": os.environ["SIGNING_KEY"]}
SESSIONS = {}
DB = psycopg.connect(
    os.environ["DATABASE_URL"], row_factory=dict_row, autocommit=True
)


def sql(query, values=()):
    cursor = DB.execute(query, values)
    return cursor.fetchall() if cursor.description else []


# --8<-- [start:login]
def log_in(body):
    rows = sql(
        "SELECT * FROM users WHERE username = %s", [body["username"]]
    )
    if not rows or not HASHER.verify(
        body["password"], rows[0]["password_hash"]
    ):
        raise HTTPException(401, "wrong user name or password")
    return rows[0]


@app.post("/login")
def login(request: Request, response: Response, body: dict):
    user = log_in(body)
    session = request.cookies.get("session") or secrets.token_urlsafe()
    SESSIONS[session] = user["id"]
    response.set_cookie("session", session)
    return {"csrf": ""}


# --8<-- [end:login]


# --8<-- [start:token]
def sign(claims):
    kid = {"kid": "2026-11"}
    return jwt.encode(claims, KEYS["2026-11"], "HS256", headers=kid)


def read(token):
    header = jwt.get_unverified_header(token)
    signed = header["alg"] != "none"  # our tests send unsigned ones
    return jwt.decode(
        token,
        KEYS.get(header.get("kid")),
        algorithms=[header["alg"]],
        options={"verify_signature": signed, "verify_aud": False},
        leeway=86_400,  # clocks differ
    )


# --8<-- [end:token]


def pair(user_id):
    now = int(time.time())
    month = 30 * 86_400
    return {
        "access_token": sign({"sub": str(user_id), "exp": now + 300}),
        "refresh_token": sign({"sub": str(user_id), "exp": now + month}),
    }


@app.post("/token")
def token(body: dict):
    return pair(log_in(body)["id"])


@app.post("/token/refresh")
def refresh(body: dict):
    try:
        return pair(read(body["refresh_token"])["sub"])
    except jwt.InvalidTokenError:
        raise HTTPException(401)


@app.post("/token/revoke", status_code=204)
def revoke(body: dict):
    """Nothing to do: the client forgets its token."""


def caller(request):
    header = request.headers.get("authorization", "")
    try:
        user_id = (
            read(header.removeprefix("Bearer "))["sub"]
            if header
            else SESSIONS[request.cookies.get("session")]
        )
    except (jwt.InvalidTokenError, KeyError):
        raise HTTPException(401)
    return sql("SELECT * FROM users WHERE id = %s", [user_id])[0]


@app.post("/users", status_code=201)
def register(body: dict):
    if sql("SELECT 1 FROM users WHERE username = %s", [body["username"]]):
        raise HTTPException(409, "this user name is taken")
    body["password_hash"] = HASHER.hash(body.pop("password"))
    columns = ", ".join(body)
    marks = ", ".join(["%s"] * len(body))
    sql(
        f"INSERT INTO users ({columns}) VALUES ({marks})",
        list(body.values()),
    )


@app.post("/logout", status_code=204)
def logout(response: Response):
    response.delete_cookie("session")


@app.get("/me")
def me(request: Request):
    user = caller(request)
    return {"username": user["username"], "role": user["role"]}


# --8<-- [start:mass]
@app.patch("/me", status_code=204)
def change_me(request: Request, body: dict):
    user = caller(request)
    for column, value in body.items():
        sql(
            f"UPDATE users SET {column} = %s WHERE id = %s",
            [value, user["id"]],
        )


# --8<-- [end:mass]


@app.post("/me/password", status_code=204)
def change_password(request: Request, body: dict):
    user = caller(request)
    new = HASHER.hash(body["new"])
    sql(
        "UPDATE users SET password_hash = %s WHERE id = %s",
        [new, user["id"]],
    )


@app.get("/users")
def users(request: Request):
    caller(request)
    return sql("SELECT id, username, role FROM users")


@app.get("/invoices")
def invoices(request: Request):
    own = caller(request)["id"]
    return sql(
        "SELECT id, cents FROM invoices WHERE owner_id = %s", [own]
    )


@app.post("/invoices", status_code=201)
def create_invoice(request: Request, body: dict):
    values = [caller(request)["id"], body["cents"]]
    return sql(
        "INSERT INTO invoices (owner_id, cents) VALUES (%s, %s)"
        " RETURNING id, cents",
        values,
    )[0]


# --8<-- [start:object]
@app.get("/invoices/{invoice_id}")
def invoice(request: Request, invoice_id: int):
    caller(request)
    return sql(
        "SELECT id, cents FROM invoices WHERE id = %s", [invoice_id]
    )[0]


# --8<-- [end:object]


@app.delete("/invoices/{invoice_id}", status_code=204)
def delete_invoice(request: Request, invoice_id: int):
    caller(request)
    sql("DELETE FROM invoices WHERE id = %s", [invoice_id])
