"""Where input becomes a model: after this, a view only meets good values."""

from __future__ import annotations

from flask import request
from pydantic import BaseModel, ValidationError

from .errors import Invalid


# --8<-- [start:edge]
def where(place: str, *path: int | str) -> str:
    text = ".".join([place, *(str(part) for part in path)])[:80]
    # A key can be hostile too.
    return text.encode("ascii", "backslashreplace").decode()


def check[M: BaseModel](model: type[M], place: str, found: object) -> M:
    try:
        return model.model_validate(found)
    except ValidationError as refusal:
        raise Invalid(
            [
                {
                    "where": where(place, *error["loc"]),
                    "why": error["msg"],
                }
                for error in refusal.errors(include_input=False)[:20]
            ]
        ) from None


def body[M: BaseModel](model: type[M]) -> M:
    request.get_data()
    request.stream.read(1)  # (1)!
    return check(model, "body", request.get_json())


def query[M: BaseModel](model: type[M]) -> M:
    return check(model, "query", request.args.to_dict())


def headers[M: BaseModel](model: type[M]) -> M:
    return check(model, "header", dict(request.headers))


# --8<-- [end:edge]
