"""Exchange rates from another service, which may be slow, broken or silent."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import httpx2


class NoRateError(Exception):
    """The other service gave no usable answer in time."""


# --8<-- [start:rate]
UNUSABLE = (ValueError, KeyError, TypeError, ArithmeticError)


async def rate(client: httpx2.AsyncClient, currency: str, within: float) -> Decimal:
    """One euro in `currency`. At most two requests, at most `within` seconds."""
    try:
        async with asyncio.timeout(within):
            for attempt in (1, 2):
                answer = await client.get("/rates", params={"to": currency})
                if answer.status_code != 503 or attempt == 2:
                    break
            answer.raise_for_status()
            found = Decimal(str(answer.json()["rate"]))
            if not found.is_finite() or found <= 0:
                raise ValueError(found)
            return found
    except (TimeoutError, httpx2.HTTPError, *UNUSABLE) as error:
        raise NoRateError(f"{currency}: {type(error).__name__}") from error


# --8<-- [end:rate]
