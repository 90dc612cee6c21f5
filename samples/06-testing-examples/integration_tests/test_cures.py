"""The mended queries, on the tables of catalogue_wrong."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

import catalogue
from catalogue_wrong import Base, Item
from databases import clone

PAST = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def shelves(server: str) -> Iterator[Engine]:
    with clone(server, "template0", f"shelves_{os.getpid()}") as url:
        engine = create_engine(url)
        Base.metadata.create_all(engine)
        yield engine
        engine.dispose()


@pytest.fixture
def stocked(shelves: Engine) -> Iterator[Session]:
    with Session(shelves) as session:  # nothing below commits
        price = Decimal("24.90")
        session.add(Item(sku="A", name="Desk Lamp", price=price, expires=PAST))
        session.add(Item(sku="B", name="100% lino", price=price, quantity=3))
        session.flush()
        yield session


def test_queries(stocked: Session) -> None:
    assert catalogue.search(stocked, "lamp") == ["Desk Lamp"]
    assert catalogue.search(stocked, "100%") == ["100% lino"]
    assert catalogue.by_expiry(stocked) == ["B", "A"]
    assert ("B", "100% lino", 3) in catalogue.stock(stocked)
    assert catalogue.lock(stocked, "A").name == "Desk Lamp"


def test_expiry(stocked: Session) -> None:
    item = catalogue.lock(stocked, "A")
    stocked.refresh(item)
    assert catalogue.is_expired(item)
    assert not catalogue.is_expired(item, now=PAST)


def test_the_same_shelf_twice(stocked: Session) -> None:
    connection = stocked.connection()
    first = catalogue.shelf_id(connection, "A-01")
    assert first == catalogue.shelf_id(connection, "A-01") is not None


def test_the_last_price_wins(stocked: Session) -> None:
    row = {"sku": "C", "name": "Chair", "quantity": 1}
    rows = [row | {"price": Decimal(24)}, row | {"price": Decimal(19)}]
    catalogue.load(stocked, rows)
    assert stocked.query(Item).filter_by(sku="C").one().price == 19
