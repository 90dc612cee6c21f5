"""The page's claims: the contract, the breaks, the changes, and what goes wrong."""

import importlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from unittest.mock import create_autospec

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

import cost
from breaks import BREAKS, NO_WAITING, contract_suite, mocked_suite, plant, verdict
from layered.contract import CONTRACT, PAID, store
from layered.domain import Order, RefundRefused
from layered.fakes import MemoryUnitOfWork
from layered.fakes_wrong import WrongUnitOfWork
from layered.payments import CardCoPayments, payment_providers
from layered.ports import UnitOfWork
from layered.service import charge, refund
from layered.storage import Base, SqlUnitOfWork
from strategy_classes import RefundStrategyFactory
from trees import HERE, copied
from vendors.cardco import CardCo
from web import app, providers, unit_of_work


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url, connect_args=NO_WAITING)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


# --8<-- [start:contract]
@pytest.fixture(params=["memory", "postgres"])
def new_uow(request: pytest.FixtureRequest) -> Callable[[], UnitOfWork]:
    if request.param == "memory":
        return MemoryUnitOfWork
    engine = request.getfixturevalue("engine")
    return lambda: SqlUnitOfWork(engine)


@pytest.mark.parametrize("promise", CONTRACT)
def test_contract(promise, new_uow) -> None:
    promise(new_uow)


# --8<-- [end:contract]


def test_the_wrong_fake_breaks_the_contract() -> None:
    for promise in CONTRACT[1:3]:
        with pytest.raises(AssertionError, match="kept without"):
            promise(WrongUnitOfWork)


# --8<-- [start:lock]
class SlowPayments(CardCoPayments):
    def refund(self, charge_id: str, cents: int, key: str) -> None:
        time.sleep(0.1)  # long enough for the others to read the order as well
        super().refund(charge_id, cents, key)


def test_two_refunds_at_once_pay_once(engine: Engine) -> None:
    payments, paid = {"cardco": SlowPayments(CardCo("test"))}, []
    store(SqlUnitOfWork(engine), Order(7, 4900, "ana@example.com"))
    charge(7, date(2026, 11, 1), uow=SqlUnitOfWork(engine), payments=payments)

    def work() -> None:
        given = {"uow": SqlUnitOfWork(engine), "payments": payments, "notify": print}
        try:
            paid.append(refund(7, date(2026, 11, 22), **given))
        except RefundRefused:
            paid.append(0)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(paid) == [0, 2450]


# --8<-- [end:lock]


@pytest.fixture
def in_the_environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)


@pytest.mark.usefixtures("in_the_environment")
def test_both_suites_are_green_on_the_code_as_it_is() -> None:
    with copied():
        assert verdict(mocked_suite) == "green"
        assert verdict(contract_suite) == "green"


@pytest.mark.usefixtures("in_the_environment")
@pytest.mark.parametrize(("title", "files", "old", "new"), BREAKS)
def test_mocks_miss_what_the_contract_sees(title, files, old, new) -> None:
    with copied() as folder:
        plant(folder, files, old, new)
        mocked, contract = verdict(mocked_suite), verdict(contract_suite)
    assert contract.startswith("red")
    assert mocked.startswith("red" if title == "half is 40 %" else "green")


@pytest.mark.usefixtures("in_the_environment")
@pytest.mark.parametrize("request_name", ["", *cost.REQUESTS])
def test_every_version_works_before_and_after_the_change(
    request_name: str, database_url: str
) -> None:
    with copied() as folder:
        if request_name:
            for file in (HERE / "changes" / request_name).rglob("*.py"):
                target = folder / file.relative_to(HERE / "changes" / request_name)
                target.write_text(file.read_text())
        for module in ("tangled.mocked_wrong", "layered.unit_checks"):
            for name, check in vars(importlib.import_module(module)).items():
                if name.startswith("test_"):
                    check()
        assert verdict(contract_suite) == "green"
        checks = importlib.import_module("arguments.checks")
        models = importlib.import_module("arguments.models")
        checks.check_rule()
        engine = create_engine(database_url, connect_args=NO_WAITING)
        models.Base.metadata.create_all(engine)
        with Session(engine) as session:
            checks.check_refund(session)
        engine.dispose()


def test_the_costs_on_the_page() -> None:
    lines = {version: cost.size(version)[1] for version in cost.VERSIONS}
    assert lines["layered"] > 2 * lines["arguments"]
    assert cost.cost("second_provider", "layered", tests=False)["old"] == 0
    assert cost.cost("new_column", "layered", tests=False)["files"] == 3
    assert cost.cost("new_column", "arguments", tests=False)["files"] == 2


def test_a_unit_of_work_ends_without_its_changes_when_an_error_passes(
    engine: Engine,
) -> None:
    uow = SqlUnitOfWork(engine)
    store(uow)
    with pytest.raises(RuntimeError), uow:  # noqa: PT012
        uow.orders.save(Order(8, 100, "luis@example.com"))
        raise RuntimeError
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM shop_order")) == 1


# --8<-- [start:override]
def test_the_endpoint_on_a_fake() -> None:
    uow, payments = MemoryUnitOfWork(), payment_providers("test")
    store(uow, Order(7, 4900, "ana@example.com"))
    charge(7, datetime.now(UTC).date(), uow=uow, payments=payments)
    app.dependency_overrides = {unit_of_work: lambda: uow, providers: lambda: payments}
    try:
        client = TestClient(app)
        answers = [client.post(f"/orders/{number}/refund") for number in (7, 7, 404)]
    finally:
        app.dependency_overrides = {}
    assert [answer.status_code for answer in answers] == [200, 409, 404]
    assert answers[0].json() == {"cents": 4900}


# --8<-- [end:override]


# --8<-- [start:autospec]
def test_autospec_sees_the_renamed_method_only() -> None:
    client = create_autospec(CardCo, instance=True)
    with pytest.raises(AttributeError, match="undo"):
        client.undo("ch_7", 2450, key="refund-7")
    with pytest.raises(TypeError, match="key"):
        client.refund("ch_7", 2450)
    client.refund("ch_7", "24.50 euros", key="refund-7")  # accepted all the same


# --8<-- [end:autospec]


def test_class_strategies_say_the_same() -> None:
    assert RefundStrategyFactory.create("standard").share(20) == 50
    assert RefundStrategyFactory.create("member").share(60) == 100
    with pytest.raises(ValueError, match="gift"):
        RefundStrategyFactory.create("gift")


def test_the_singleton_leaks_from_test_to_test(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(HERE / "singleton"))
    leak = importlib.import_module("leak_wrong")
    leak.test_refund_is_refused_after_a_month()
    leak.test_christmas_orders_have_sixty_days()
    with pytest.raises(AssertionError):
        leak.test_refund_is_refused_after_a_month()


def test_a_listener_ends_the_others_or_is_not_heard(
    capsys: pytest.CaptureFixture[str],
) -> None:
    importlib.import_module("signals_wrong")
    plain, lenient = capsys.readouterr().out.split("send_robust")
    assert "500" in plain
    assert "mail sent" not in plain
    assert "200" in lenient
    assert "audited" not in plain + lenient


def test_the_value_does_not_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE / "singleton"))
    rates = importlib.import_module("rates")
    assert rates.may_refund(45, rates.Settings(refund_days=60))
    assert not rates.may_refund(31, rates.Settings())


def test_a_random_key_pays_twice(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("crash_wrong")
    printed = capsys.readouterr().out
    assert "RandomKeys: the vendor paid [2450, 2450]" in printed
    assert "CardCoPayments: the vendor paid [2450]" in printed


class CommitFails(MemoryUnitOfWork):
    """Like a server that is gone when a stored order is to be changed."""

    def commit(self) -> None:
        if self.committed:
            raise ConnectionError
        super().commit()


def test_nobody_is_told_of_a_refund_that_was_not_committed() -> None:
    uow, client, told = CommitFails(), CardCo("test"), []
    client.charged["ch_7"] = PAID.cents
    store(uow)
    with pytest.raises(ConnectionError):
        refund(
            7,
            date(2026, 11, 22),
            uow=uow,
            payments={"cardco": CardCoPayments(client)},
            notify=lambda *mail: told.append(mail),
        )
    assert client.refunded == {"re_refund-7": 2450}
    assert told == []


def test_a_retry_after_midnight_stores_another_amount_than_was_paid() -> None:
    failing, client = CommitFails(), CardCo("test")
    client.charged["ch_7"] = PAID.cents
    store(failing)
    given = {"payments": {"cardco": CardCoPayments(client)}, "notify": print}
    with pytest.raises(ConnectionError):
        refund(7, date(2026, 11, 15), uow=failing, **given)
    uow = MemoryUnitOfWork()
    store(uow)
    refund(7, date(2026, 11, 16), uow=uow, **given)
    assert client.refunded == {"re_refund-7": 4900}
    assert uow.committed[7].refunded_cents == 2450


def test_a_session_that_was_used_before_is_refused(engine: Engine) -> None:
    checkout = importlib.import_module("arguments.checkout")
    with Session(engine) as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(InvalidRequestError, match="already begun"):
            checkout.refund(
                7, date(2026, 11, 22), session=session, cardco=CardCo("test"),
                notify=print,
            )  # fmt: skip


@pytest.mark.usefixtures("in_the_environment")
@pytest.mark.parametrize(("module", "sent"), [("report_wrong", 100), ("report", 1)])
def test_statements_of_the_report(module, sent, capsys) -> None:
    report = importlib.import_module(module)
    report.engine.dispose()
    assert f"5050 cents, {sent} statement" in capsys.readouterr().out
