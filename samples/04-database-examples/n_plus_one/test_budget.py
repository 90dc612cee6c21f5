"""Budgets and prohibitions for the SQLAlchemy code."""

import asyncio
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import InvalidRequestError, StatementError
from sqlalchemy.orm import (
    Mapped,
    Session,
    joinedload,
    load_only,
    raiseload,
    relationship,
    selectinload,
    sessionmaker,
)
from sqlalchemy.orm.exc import DetachedInstanceError

import detached
import detached_wrong
import join_page
import join_page_wrong
import list_orders
import list_orders_wrong
from async_wrong import FIRST, first_customer
from commit_wrong import totals_after_commit
from counting import count_statements, query_budget
from forbid import RECENT, forbid_lazy_loads
from shop import Base, Customer, Item, Order
from two_collections import JOINED, SELECT_IN

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_the_database_is_postgresql(shop: Engine) -> None:
    assert shop.dialect.name == "postgresql"


# --8<-- [start:budget]
def test_list_orders_stays_within_two_statements(shop: Engine) -> None:
    with Session(shop) as session, query_budget(shop, at_most=2):
        assert len(list_orders.list_orders(session)) == 100


# --8<-- [end:budget]


def test_the_count_does_not_depend_on_the_rows(big_shop: Engine) -> None:
    counts = []
    for rows in (10, 100):
        query = RECENT.limit(rows)
        with Session(big_shop) as session, count_statements(big_shop) as seen:
            assert len(session.scalars(query).all()) == rows
        counts.append(len(seen))
    assert counts == [2, 2]


def test_the_budget_names_the_statement_that_broke_it(shop: Engine) -> None:
    with (
        Session(shop) as session,
        pytest.raises(AssertionError, match="101 statements, budget 2") as error,
        query_budget(shop, at_most=2),
    ):
        list_orders_wrong.list_orders(session)
    assert " 100 x SELECT … FROM customer WHERE customer.id =" in str(error.value)


def test_both_endpoints_return_the_same(shop: Engine) -> None:
    with Session(shop) as one, Session(shop) as two:
        assert list_orders.list_orders(one) == list_orders_wrong.list_orders(two)


def test_selectinload_sends_a_statement_per_500_keys(big_shop: Engine) -> None:
    query = select(Order).options(selectinload(Order.items)).limit(1000)
    with Session(big_shop) as session, count_statements(big_shop) as seen:
        session.scalars(query).all()
    assert len(seen) == 3


# --8<-- [start:forbid]
def test_lazy_loads_are_forbidden_in_request_code(shop: Engine) -> None:
    factory = sessionmaker(shop)
    forbid_lazy_loads(factory)
    with factory() as session, pytest.raises(InvalidRequestError, match="lazy='raise'"):
        list_orders_wrong.list_orders(session)
    with factory() as session:
        assert len(list_orders.list_orders(session)) == 100  # (!)


# --8<-- [end:forbid]


def test_the_guard_reaches_get_but_not_new_or_refreshed_objects(shop: Engine) -> None:
    factory = sessionmaker(shop)
    forbid_lazy_loads(factory)
    with factory() as session:
        order = session.get_one(Order, 1)
        with pytest.raises(InvalidRequestError, match="lazy='raise'"):
            _ = order.customer
        session.refresh(order)
        assert order.customer.name
    with factory() as session:
        made = Order(customer_id=1, placed_at=NOW, total=Decimal(1))
        session.add(made)
        session.flush()
        assert made.customer.name
        session.rollback()


def test_lazy_raise_in_the_mapping_has_no_such_gap(shop: Engine) -> None:
    class StrictOrder(Base):
        __table__ = Order.__table__
        customer: Mapped[Customer] = relationship(lazy="raise", viewonly=True)

    try:
        with Session(shop) as session:
            session.add(order := StrictOrder(customer_id=1, placed_at=NOW, total=1))
            session.flush()
            with pytest.raises(InvalidRequestError, match="lazy='raise'"):
                _ = order.customer
            session.refresh(order)
            with pytest.raises(InvalidRequestError, match="lazy='raise'"):
                _ = order.customer
            session.rollback()
    finally:
        Base.registry._dispose_cls(StrictOrder)


def test_raiseload_in_the_query_leaves_the_named_relationship(shop: Engine) -> None:
    with Session(shop) as session:
        order = session.scalars(RECENT).first()
        assert order is not None
        assert order.customer.name
        with pytest.raises(InvalidRequestError, match=r"'Order\.items' is not avail"):
            _ = order.items


def test_sql_only_lets_the_identity_map_answer(shop: Engine) -> None:
    query = select(Order).options(raiseload("*", sql_only=True)).order_by(Order.id)
    with Session(shop) as session:
        known = session.get_one(Customer, 20)
        first, second = session.scalars(query.limit(2))
        assert first.customer is known
        with pytest.raises(InvalidRequestError, match="lazy='raise_on_sql'"):
            _ = second.customer


def test_raiseload_does_not_stop_the_refresh_after_a_commit(shop: Engine) -> None:
    for expire, statements in ((True, 101), (False, 1)):
        session = Session(shop, expire_on_commit=expire)
        with session, count_statements(shop) as seen:
            totals_after_commit(session)
        assert len(seen) == statements


def test_two_joined_collections_multiply(shop: Engine) -> None:
    sent = {}
    for name, options in (("joined", JOINED), ("select_in", SELECT_IN)):
        with Session(shop) as session, count_statements(shop) as seen:
            session.scalars(select(Order).options(*options)).unique().all()
        sent[name] = (len(seen), seen.rows)
    assert sent == {"joined": (1, 100 * 3 * 4), "select_in": (3, 100 + 300 + 400)}


def test_limit_after_a_join_cuts_the_page_and_the_last_order(shop: Engine) -> None:
    with Session(shop) as session:
        page = join_page_wrong.first_page(session)
        assert [len(order.items) for order in page] == [3, 3, 3, 1]
    with Session(shop) as session:
        assert [len(order.items) for order in join_page.first_page(session)] == [3] * 10


def test_joinedload_with_limit_keeps_whole_orders(shop: Engine) -> None:
    query = select(Order).options(joinedload(Order.items)).order_by(Order.id).limit(10)
    with Session(shop) as session:
        page = session.scalars(query).unique().all()
        assert [len(order.items) for order in page] == [3] * 10


def test_joined_collections_need_unique(shop: Engine) -> None:
    query = select(Order).options(joinedload(Order.items))
    with Session(shop) as session:
        with pytest.raises(InvalidRequestError, match=r"unique\(\) method must be"):
            session.scalars(query).all()
        assert len(session.scalars(query).unique().all()) == 100


def test_a_closed_session_loads_nothing(shop: Engine) -> None:
    order = detached_wrong.get_order(shop, 1)
    with pytest.raises(DetachedInstanceError):
        _ = order.customer
    assert detached.get_order(shop, 1).customer.name


def test_async_code_cannot_load_lazily(shop: Engine) -> None:
    url = shop.url.render_as_string(hide_password=False)
    loaded = FIRST.options(joinedload(Order.customer))
    # The driver wraps it: `except MissingGreenlet` does not catch this one.
    with pytest.raises(StatementError, match="MissingGreenlet"):
        asyncio.run(first_customer(url, FIRST))
    assert asyncio.run(first_customer(url, loaded)) == "Customer 20"


# --8<-- [start:columns]
def test_the_list_reads_only_the_columns_that_it_shows(shop: Engine) -> None:
    query = select(Order).options(load_only(Order.total, raiseload=True))
    with Session(shop) as session, count_statements(shop) as seen:
        session.scalars(query).all()
    assert " ".join(seen.sql[0].split()) == (
        "SELECT shop_order.id, shop_order.total FROM shop_order"
    )


# --8<-- [end:columns]


def test_a_batch_is_written_in_few_statements(shop: Engine) -> None:
    rows = [{"order_id": 1, "sku": f"S-{n}", "quantity": 1} for n in range(1000)]
    sent = {}
    with Session(shop) as session, count_statements(shop) as seen:
        for row in rows[:100]:
            session.add(Item(**row))
            session.flush()
        sent["flush each of 100"] = len(seen)
        session.rollback()
    with Session(shop) as session, count_statements(shop) as seen:
        session.add_all([Item(**row) for row in rows])
        session.flush()
        sent["one flush of 1000"] = len(seen)
        session.rollback()
    with Session(shop) as session, count_statements(shop) as seen:
        session.execute(insert(Item), rows)
        sent["one insert of 1000"] = len(seen)
        session.rollback()
    assert sent == {
        "flush each of 100": 100,
        "one flush of 1000": 1,
        "one insert of 1000": 1,
    }
