"""The same read as one REST endpoint, to compare."""

import hashlib
from typing import Annotated, Any

from fastapi import FastAPI, Header, Response

from database import Database, Pool

# --8<-- [start:rest]
PAGE = """
    SELECT book.id::text, title, author.name AS author, (
        SELECT coalesce(json_agg(json_build_object(
            'stars', found.stars, 'reader', found.name) ORDER BY found.id), '[]')
        FROM (
            SELECT review.id, stars, reader.name
            FROM review JOIN reader ON reader.id = review.reader_id
            WHERE book_id = book.id ORDER BY review.id LIMIT 5) found
        ) AS reviews
    FROM book JOIN author ON author.id = book.author_id
    WHERE book.id > %s ORDER BY book.id LIMIT 20"""


def add_rest(app: FastAPI, pool: Pool) -> None:
    @app.get("/books")
    async def books(
        response: Response, after: int = 0, if_none_match: Annotated[str, Header()] = ""
    ) -> Any:
        rows = await Database(pool).fetch(PAGE, [after])
        tag = f'"{hashlib.sha256(repr(rows).encode()).hexdigest()[:16]}"'
        if tag == if_none_match:
            return Response(status_code=304)
        response.headers["etag"] = tag
        return rows


# --8<-- [end:rest]
