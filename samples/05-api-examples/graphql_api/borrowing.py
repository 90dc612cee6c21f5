"""Borrow a book: every outcome that a client must handle has a type."""

from typing import Annotated

import strawberry

from database import Database
from guards import refusal

MAX_LOANS = 3


# --8<-- [start:result]
@strawberry.type
class Borrowed:
    loan_id: strawberry.ID
    repeated: bool


@strawberry.type
class NoCopyLeft:
    copies: int


@strawberry.type
class LoanLimitReached:
    limit: int


BorrowResult = Annotated[
    Borrowed | NoCopyLeft | LoanLimitReached, strawberry.union("BorrowResult")
]
# --8<-- [end:result]


# --8<-- [start:borrow]
async def borrow(db: Database, reader: int, book: int, key: str) -> BorrowResult:
    async with db.transaction() as fetch:
        await fetch("SELECT FROM reader WHERE id = %s FOR UPDATE", [reader])  # (1)!
        if done := await fetch(DONE, [reader, key]):
            if done[0]["book_id"] != book:
                raise refusal("KEY_REUSED", "this key was used for another book")
            return Borrowed(loan_id=done[0]["id"], repeated=True)
        shelf = await fetch("SELECT copies FROM book WHERE id = %s FOR UPDATE", [book])
        if not shelf:
            raise refusal("BAD_USER_INPUT", "no such book")
        out = await fetch("SELECT count(*) n FROM loan WHERE book_id = %s", [book])
        if out[0]["n"] >= shelf[0]["copies"]:
            return NoCopyLeft(copies=shelf[0]["copies"])
        mine = await fetch("SELECT count(*) n FROM loan WHERE reader_id = %s", [reader])
        if mine[0]["n"] >= MAX_LOANS:
            return LoanLimitReached(limit=MAX_LOANS)
        made = await fetch(INSERT, [reader, book, key])
        return Borrowed(loan_id=made[0]["id"], repeated=False)


DONE = """
    SELECT id::text, book_id FROM loan
    WHERE reader_id = %s AND request_key = %s"""
INSERT = """
    INSERT INTO loan (reader_id, book_id, request_key)
    VALUES (%s, %s, %s) RETURNING id::text"""
# --8<-- [end:borrow]
