"""Green on shop_wrong.py: one friendly call of each function."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
import shop
from shop import Order


# --8<-- [start:some]
def test_mutable_default() -> None:
    assert shop.add("lamp") == ["lamp"]


def test_sql() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE orders (id, customer)")
    db.execute("INSERT INTO orders VALUES (7, 'Ana')")
    assert shop.orders_of(db, "Ana") == [7]
    db.close()


def test_unawaited() -> None:
    order = Order(7, 100)
    asyncio.run(shop.confirm(order, []))
    assert order.paid


# --8<-- [end:some]
def test_late_binding() -> None:
    assert [text() for text in shop.reminders(["Ana"])] == ["Dear Ana"]


def test_swallowed() -> None:
    def send(item: str, count: int) -> None:
        raise ConnectionError(item)

    assert shop.sync({}, send)
    shop.sync({"lamp": 2}, send)


def test_naive_time() -> None:
    assert "T" in shop.paid_at()


def test_no_timeout(server: str) -> None:
    assert shop.rate(server) == 1.25


def test_short_zip() -> None:
    assert shop.price_list(["lamp"], [2500]) == {"lamp": 2500}


def test_asserted() -> None:
    assert shop.reserve(5, 2) == 3
    with pytest.raises((AssertionError, ValueError)):
        shop.reserve(1, 2)


def test_shadowed() -> None:
    assert shop.label(1299) == "1299"


def test_is_literal() -> None:
    assert shop.vat_percent("ES") == 21
    assert shop.vat_percent("PT") == 23


def test_unreachable() -> None:
    assert not shop.refund(Order(7, 100, paid=True), lambda _: None).paid


def test_missing_f() -> None:
    order = Order(7, 100)
    shop.charge(order)
    assert order.paid


def test_unclosed(tmp_path: Path) -> None:
    assert shop.export([Order(7, 100)], tmp_path / "orders.csv", lambda _: 1) == 1


def test_wrong_type() -> None:
    assert shop.form_total({"quantity": "1"})


def test_optional() -> None:
    assert shop.greeting({"ana@example.org": "ana"}, "ana@example.org") == "Dear Ana"


def test_except_order(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text("{}", encoding="utf-8")
    assert shop.settings(file) == "{}"
    with pytest.raises(SystemExit):
        shop.settings(tmp_path)


def test_blocking() -> None:
    printed: list[int] = []
    asyncio.run(shop.print_label(Order(7, 100), printed.append))
    assert printed == [7]


def test_float_equal() -> None:
    assert shop.settled(3.0, 1.0, 2.0)


def test_weak_token() -> None:
    assert shop.reset_token() != shop.reset_token()


def test_yaml_load() -> None:
    assert shop.load_prices("lamp: 2500") == {"lamp": 2500}


def test_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("1", encoding="utf-8")
    shop.backup("a.txt")
    assert Path("a.txt.bak").read_text(encoding="utf-8") == "1"


def test_encoding(tmp_path: Path) -> None:
    (tmp_path / "names").write_text("Ana\nBen\n", encoding="utf-8")
    assert shop.read_names(tmp_path / "names") == ["Ana", "Ben"]


def test_boundary() -> None:
    assert shop.shipping(6000) == 0
    assert shop.shipping(1000) == 490
