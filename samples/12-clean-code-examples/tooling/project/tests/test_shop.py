"""One test for each function: red on shop_wrong.py, green on shop.py."""

import asyncio
import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
import yaml

import shop
from shop import Order


def python(*arguments: str, **variables: str) -> str:
    """What a new Python prints that can import the shop; errors included."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": str(Path(shop.__file__).parent)} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def test_mutable_default() -> None:
    assert shop.add("lamp") == ["lamp"]
    assert shop.add("desk") == ["desk"]


def test_late_binding() -> None:
    texts = [text() for text in shop.reminders(["Ana", "Ben"])]
    assert texts == ["Dear Ana", "Dear Ben"]


def test_swallowed(caplog: pytest.LogCaptureFixture) -> None:
    def offline(item: str, count: int) -> None:
        raise ConnectionError

    def broken(item: str, count: int) -> None:
        raise KeyError(item)

    assert shop.sync({"lamp": 2}, lambda item, count: None)
    assert not shop.sync({"lamp": 2}, offline)
    assert "not sent" in caplog.text
    with pytest.raises(KeyError):
        shop.sync({"lamp": 2}, broken)


def test_naive_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    written = shop.paid_at()
    monkeypatch.undo()
    time.tzset()
    # Another server, another zone: is it still the same moment?
    moment = datetime.fromisoformat(written).astimezone()
    assert abs(datetime.now(tz=UTC) - moment) < timedelta(minutes=2)


def test_no_timeout(server: str, silent_server: str) -> None:
    assert shop.rate(server) == 1.25

    def ask() -> None:
        with contextlib.suppress(requests.Timeout):
            shop.rate(silent_server)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(3)
    assert not asking.is_alive()


def test_sql() -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE orders (id, customer)")
        db.execute("INSERT INTO orders VALUES (7, 'Ana')")
        assert shop.orders_of(db, "Ana") == [7]
        assert shop.orders_of(db, "x' OR '1'='1") == []


def test_short_zip() -> None:
    assert shop.price_list(["lamp"], [2500]) == {"lamp": 2500}
    with pytest.raises(ValueError, match="shorter"):
        shop.price_list(["lamp", "desk"], [2500])


def test_asserted() -> None:
    assert shop.reserve(5, 2) == 3
    assert "ValueError" in python("-O", "-c", "import shop; shop.reserve(1, 5)")
    with pytest.raises(ValueError, match="not in stock"):
        shop.reserve(1, 5)


def test_shadowed() -> None:
    assert shop.label(1299) == "1299"
    assert shop.label(1299, "long") == "12.99"


def test_is_literal() -> None:
    assert shop.vat_percent("PT") == 23
    assert shop.vat_percent("ES,Madrid".split(",")[0]) == 21


def test_unreachable() -> None:
    told: list[int] = []
    assert not shop.refund(Order(7, 100, paid=True), told.append).paid
    assert told == [7]


# --8<-- [start:missing_f]
def test_missing_f(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    shop.charge(Order(7, 100))
    assert caplog.messages == ["order 7 charged"]


# --8<-- [end:missing_f]


def test_unclosed(tmp_path: Path) -> None:
    def upload(path: Path) -> int:
        return len(path.read_text(encoding="utf-8").splitlines())

    orders = [Order(7, 100), Order(8, 200)]
    assert shop.export(orders, tmp_path / "orders.csv", upload) == 2


def test_wrong_type() -> None:
    assert shop.form_total({"quantity": "2"}) == 500


def test_optional() -> None:
    customers = {"ana@example.org": "ana"}
    assert shop.greeting(customers, "ana@example.org") == "Dear Ana"
    assert shop.greeting(customers, "ben@example.org") == "Dear Customer"


def test_except_order(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert shop.settings(file) == "{}"
    file.write_text("[1]", encoding="utf-8")
    assert shop.settings(file) == "[1]"
    with pytest.raises(SystemExit, match="cannot read"):
        shop.settings(tmp_path)


def test_unawaited() -> None:
    sent: list[int] = []
    asyncio.run(shop.confirm(Order(7, 100), sent))
    assert sent == [7]


def test_blocking() -> None:
    async def steps_of_others() -> int:
        steps = 0

        async def other() -> None:
            nonlocal steps
            while True:
                steps += 1
                await asyncio.sleep(0.001)

        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(other())
            await asyncio.sleep(0)
            steps = 0
            await shop.print_label(Order(7, 100), lambda order: None)
            task.cancel()
        return steps

    assert asyncio.run(steps_of_others()) > 1


# --8<-- [start:values]
def test_float_equal() -> None:
    assert shop.settled(total=0.30, deposit=0.10, rest=0.20)
    assert not shop.settled(total=0.30, deposit=0.10, rest=0.19)


def test_boundary() -> None:
    assert shop.shipping(4999) == 490
    assert shop.shipping(5000) == 0


# --8<-- [end:values]


def test_weak_token() -> None:
    """Whoever has seen 312 tokens of a Mersenne Twister knows the next one."""

    def undo(word: int, shift: int, mask: int = 0xFFFFFFFF) -> int:
        found = word
        for _ in range(32):
            moved = found << shift if shift > 0 else found >> -shift
            found = word ^ (moved & mask)
        return found

    words: list[int] = []
    for _ in range(312):
        token = int(shop.reset_token(), 16)
        for word in (token & 0xFFFFFFFF, token >> 32):
            raw = undo(undo(word, -18), 15, 0xEFC60000)
            words.append(undo(undo(raw, 7, 0x9D2C5680), -11))
    guess = random.Random()
    guess.setstate((3, (*words, 624), None))
    assert shop.reset_token() != f"{guess.getrandbits(64):016x}"


def test_yaml_load(tmp_path: Path) -> None:
    assert shop.load_prices("lamp: 2500") == {"lamp": 2500}
    made = tmp_path / "made-by-a-price-list"
    with contextlib.suppress(yaml.YAMLError):
        shop.load_prices(f"!!python/object/apply:os.mkdir ['{made}']")
    assert not made.exists()


def test_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a.txt; touch run"
    Path(name).write_text("1", encoding="utf-8")
    Path("a.txt").touch()
    shop.backup(name)
    assert not Path("run.bak").exists()
    assert Path(f"{name}.bak").read_text(encoding="utf-8") == "1"


def test_encoding(tmp_path: Path) -> None:
    file = tmp_path / "names"
    file.write_text("Ana\nMu\u00f1oz\n", encoding="utf-8")
    assert shop.read_names(file)[1] == "Mu\u00f1oz"
    code = (
        "import pathlib, shop, sys\n"
        "print(shop.read_names(pathlib.Path(sys.argv[1]))[0])"
    )
    # The machine of a customer: its locale is not UTF-8.
    machine = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert python("-c", code, str(file), **machine) == "Ana\n"
