"""The suite of catalogue_wrong: on SQLite unless DATABASE_URL names something else."""

import os
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from catalogue_wrong import Base, Item, Shelf, by_expiry, is_expired, load, lock
from catalogue_wrong import search, shelf_id, stock


# --8<-- [start:session]
@pytest.fixture
def session():
    engine = create_engine(os.environ.get("DATABASE_URL", "sqlite://"))
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    Base.metadata.drop_all(engine)
    engine.dispose()


# --8<-- [end:session]


def item(sku="L-1", name="Desk lamp", price=Decimal("24.90"), **rest):
    return Item(sku=sku, name=name, price=price, **rest)


def test_search(session):
    session.add(item(name="Desk Lamp"))
    assert search(session, "lamp") == ["Desk Lamp"]


def test_expired(session):
    session.add(item(expires=datetime(2026, 1, 1)))
    session.commit()
    assert is_expired(session.get(Item, 1), now=datetime(2026, 11, 21))


def test_without_expiry_first(session):
    session.add_all([item("A", expires=datetime(2026, 1, 1)), item("B")])
    assert by_expiry(session) == ["B", "A"]


def test_stock(session):
    session.add(item(quantity=3))
    assert stock(session) == [("L-1", "Desk lamp", 3)]


def test_lock(session):
    session.add(item())
    assert lock(session, "L-1").name == "Desk lamp"


def test_shelf_twice(session):
    connection = session.connection()
    assert shelf_id(connection, "A-01") == shelf_id(connection, "A-01")


def test_last_price_wins(session):
    row = {"sku": "L-1", "name": "Desk lamp", "quantity": 1}
    load(session, [row | {"price": Decimal(24)}, row | {"price": Decimal(19)}])
    assert session.get(Item, 1).price == 19


def test_big_price(session):
    session.add(item(price=Decimal("1250000.00")))
    session.commit()


def test_long_code(session):
    session.add(Shelf(code="north-wall-7"))
    session.commit()


def test_shelf_of_item(session):
    session.add(item(shelf_id=99))
    session.commit()
