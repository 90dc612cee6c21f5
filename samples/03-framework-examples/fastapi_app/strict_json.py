"""JSON as RFC 8259 has it: no NaN, no key twice, no digits lost in a binary float."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from decimal import Decimal
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute


# --8<-- [start:parse]
def refuse(constant: str) -> None:
    raise json.JSONDecodeError(f"{constant} is not JSON", constant, 0)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise json.JSONDecodeError("the same key twice", repr(key), 0)
        found[key] = value
    return found


class StrictRequest(Request):
    async def json(self) -> Any:  # noqa: ANN401
        text = (await self.body()).decode("utf-8")
        return json.loads(
            text,
            parse_constant=refuse,  # NaN, Infinity, -Infinity
            parse_float=Decimal,  # (!)
            object_pairs_hook=unique,
        )


# --8<-- [end:parse]


# --8<-- [start:route]
class StrictRoute(APIRoute):
    def get_route_handler(
        self,
    ) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            return await handle(
                StrictRequest(request.scope, request.receive)
            )

        return strict


# --8<-- [end:route]
