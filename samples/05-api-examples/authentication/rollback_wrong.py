"""The alarm is written down, and the error takes it back."""

import os

import psycopg
from fastapi import HTTPException
from psycopg.rows import dict_row

import refresh
from family import prepare

url = os.environ["DATABASE_URL"]
token = prepare(url)


# --8<-- [start:rollback]
def refresh_once(token):
    with psycopg.connect(url, row_factory=dict_row) as db:
        rotated = refresh.rotate(db, token)
        if rotated is None:
            raise HTTPException(401, "log in again")
        return rotated[1]


# --8<-- [end:rollback]


second = refresh_once(token)
try:
    refresh_once(token)
except HTTPException as error:
    print("replay of the first token:", error.status_code)
third = refresh_once(second)
print("the family goes on:", "a third token was issued")
