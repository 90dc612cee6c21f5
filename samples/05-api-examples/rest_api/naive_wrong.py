"""The API that most services start with. Run: uvicorn naive_wrong:create_app --factory"""

import os

import psycopg
from fastapi import FastAPI
from psycopg.rows import dict_row
from pydantic import BaseModel


class PaymentIn(BaseModel):
    account: str
    cents: int
    note: str | None = None


class Patch(BaseModel):
    note: str | None = None
    category: str | None = None


def create_app() -> FastAPI:
    app = FastAPI()

    def connect():
        return psycopg.connect(os.environ["DATABASE_URL"], row_factory=dict_row)

    # --8<-- [start:create]
    @app.post("/v1/payments", status_code=201)
    def create_payment(wanted: PaymentIn):
        with connect() as db:
            return db.execute(
                "INSERT INTO payments (account, cents, note)"
                " VALUES (%s, %s, %s) RETURNING *",
                [wanted.account, wanted.cents, wanted.note],
            ).fetchone()

    # --8<-- [end:create]

    # --8<-- [start:list]
    @app.get("/v1/payments")
    def list_payments(
        sort: str = "created_at DESC",
        category: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ):
        where = "WHERE category = %(category)s" if category else ""
        query = (
            f"SELECT * FROM payments {where} ORDER BY {sort}"
            " LIMIT %(limit)s OFFSET %(offset)s"
        )
        values = {"category": category, "limit": limit, "offset": offset}
        with connect() as db:
            return {"items": db.execute(query, values).fetchall()}

    # --8<-- [end:list]

    @app.get("/v1/payments/{payment_id}")
    def read_payment(payment_id: int):
        with connect() as db:
            query = "SELECT * FROM payments WHERE id = %s"
            return db.execute(query, [payment_id]).fetchone()

    # --8<-- [start:patch]
    @app.patch("/v1/payments/{payment_id}")
    def change_payment(payment_id: int, patch: Patch):
        with connect() as db:
            query = "SELECT * FROM payments WHERE id = %s"
            row = db.execute(query, [payment_id]).fetchone()
            row |= patch.model_dump(exclude_none=True)  # (!)
            db.execute(
                "UPDATE payments SET note = %(note)s, category = %(category)s"
                " WHERE id = %(id)s",
                row,
            )
            return row

    # --8<-- [end:patch]

    return app
