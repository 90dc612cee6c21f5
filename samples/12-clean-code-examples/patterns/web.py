"""FastAPI's own injection: the endpoint names what it needs, a test replaces it."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import Engine, create_engine

from layered.domain import RefundRefused
from layered.payments import payment_providers
from layered.ports import Payments, UnitOfWork
from layered.service import refund
from layered.storage import SqlUnitOfWork

app = FastAPI()


# --8<-- [start:depends]
@cache
def engine() -> Engine:
    return create_engine(os.environ["DATABASE_URL"])


def unit_of_work() -> UnitOfWork:
    return SqlUnitOfWork(engine())


@cache
def providers() -> Mapping[str, Payments]:
    return payment_providers(os.environ["CARDCO_KEY"])


@app.post("/orders/{order_id}/refund")
def refund_order(
    order_id: int,
    uow: Annotated[UnitOfWork, Depends(unit_of_work)],
    payments: Annotated[Mapping[str, Payments], Depends(providers)],
) -> dict[str, int]:
    today = datetime.now(UTC).date()
    try:
        cents = refund(order_id, today, uow=uow, payments=payments, notify=print)
    except KeyError as error:
        raise HTTPException(404, "no such order") from error
    except RefundRefused as error:
        raise HTTPException(409, str(error)) from error
    return {"cents": cents}


# --8<-- [end:depends]
