"""Tests in one transaction that is rolled back."""

from decimal import Decimal

import httpx2
import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import Session

from factories import make_item
from shop import Item, receive, search


# --8<-- [start:same]
def test_this_is_the_database_of_production(engine: Engine) -> None:
    assert engine.dialect.name == "postgresql"
    with engine.connect() as connection:
        version = connection.scalar(text("SHOW server_version_num"))
    assert int(version) // 10_000 == 18


# --8<-- [end:same]


# --8<-- [start:commit]
def test_a_second_delivery_is_added(session: Session) -> None:
    receive(session, "L-1", "Desk lamp", Decimal("24.90"), 3)
    session.commit()  # the code may commit as often as it likes
    assert receive(session, "L-1", "Desk lamp", Decimal("24.90"), 2) == 5


def test_a_failed_statement_costs_only_its_savepoint(session: Session) -> None:
    session.add(make_item(sku="L-1"))
    session.commit()
    session.add(make_item(price=Decimal("-1")))
    with pytest.raises(IntegrityError, match="item_price"):
        session.commit()
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Item)) == 1


# --8<-- [end:commit]


@pytest.mark.parametrize("run", [1, 2])
def test_nothing_is_left(session: Session, run: int) -> None:
    session.add(make_item(sku="again"))
    session.commit()
    assert session.scalar(select(func.count()).select_from(Item)) == 1


@pytest.mark.parametrize("words", ["lámpara", "LÁMPARA", "100%"])
def test_search(session: Session, words: str) -> None:
    name = f"Mesa con {words.capitalize()}"
    session.add_all([make_item(name=name), make_item(name="Silla 1000")])
    assert search(session, words) == [name]


# --8<-- [start:api]
@pytest.mark.anyio
async def test_two_deliveries_over_http(
    client: httpx2.AsyncClient, connection: AsyncConnection
) -> None:
    body = {"sku": "L-1", "name": "Desk lamp", "price": "24.90", "count": 3}
    for quantity in (3, 6):
        answer = await client.post("/receipts", json=body)
        assert (answer.status_code, answer.json()) == (201, {"quantity": quantity})
    assert await connection.scalar(select(Item.quantity)) == 6


# --8<-- [end:api]


@pytest.mark.anyio
@pytest.mark.parametrize("run", [1, 2])
async def test_the_api_leaves_nothing(client: httpx2.AsyncClient, run: int) -> None:
    assert (await client.get("/items/L-1")).status_code == 404
