import copy
import runpy
import sys
import weakref
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import pytest

import attempt
import calculator
import calculator_wrong
import charged_twice_wrong
import getattr_fixed
import lookup
import measure
import setter
import shapes

HERE = Path(__file__).parent


@pytest.fixture
def wrong(monkeypatch):
    """The class as people write it, with empty lists."""
    monkeypatch.setattr(charged_twice_wrong.Order, "lines", [])
    monkeypatch.setattr(charged_twice_wrong, "charged", set())
    return charged_twice_wrong


def test_the_wrong_orders_share_their_lines(wrong):
    ana, bruno = wrong.Order(1), wrong.Order(2)
    ana.add("keyboard", 89)
    assert bruno.total() == 89
    assert "lines" not in vars(ana)


def test_the_wrong_order_is_charged_twice(wrong, capsys):
    order = wrong.Order(1042)
    wrong.charge(order)
    assert order not in wrong.charged
    assert order in list(wrong.charged)
    wrong.charge(order)
    assert capsys.readouterr().out.count("charged 1042") == 2
    assert [one is order for one in wrong.charged] == [True, True]


def test_where_agrees_with_what_python_reads():
    order = lookup.Order(1042)
    order.__dict__["total"] = 0
    order.__dict__["currency"] = "USD"
    assert lookup.where(order, "total") == "property of class Order"
    assert order.total == 98
    assert lookup.where(order, "currency") == "instance"
    assert order.currency == "USD"
    assert lookup.where(order, "pay") == "class Order"
    assert lookup.where(order, "staus") == "AttributeError"
    assert not hasattr(order, "staus")


def test_an_assignment_to_the_object_leaves_the_class_alone():
    ana, bruno = lookup.Order(1), lookup.Order(2)
    ana.currency = "USD"
    assert (bruno.currency, lookup.Order.currency) == ("EUR", "EUR")


def test_an_attempt_records_both_ends_and_lets_the_error_through():
    journal = []
    with attempt.Attempt(journal, 1):
        pass
    with pytest.raises(attempt.Declined), attempt.Attempt(journal, 2):
        raise attempt.Declined("no funds")
    assert journal == [
        "1 begins",
        "1 charged",
        "2 begins",
        "2 failed: Declined('no funds')",
    ]


def test_the_quiet_attempt_ships(capsys, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(HERE), *sys.path])
    runpy.run_path(str(HERE / "attempt_wrong.py"), run_name="__main__")
    assert "shipped 1042" in capsys.readouterr().out


def test_only_the_class_remembers_the_customer_before():
    one = calculator_wrong.ShippingCalculator()
    assert (one.calculate([40]), one.calculate([15])) == (5, 0)
    assert (calculator.shipping([40]), calculator.shipping([15])) == (5, 5)


def test_the_mended_settings_refuse_a_misspelt_name_and_can_be_copied():
    with pytest.raises(AttributeError):
        getattr_fixed.Settings(refund_limit=500).refund_limt  # noqa: B018
    proxy = getattr_fixed.Proxy({"refund_limit": 500})
    assert copy.deepcopy(proxy).refund_limit == 500
    assert not hasattr(proxy, "refund_limt")


def test_only_pydantic_reads_its_input():
    read = {n: shapes.quantity_of(shape, "2") for n, shape in shapes.SHAPES.items()}
    assert read == {
        "TypedDict": "2",
        "NamedTuple": "2",
        "dataclass": "2",
        "pydantic": 2,
    }


def test_two_named_tuples_of_other_things_are_equal():
    class Stock(shapes.NamedTuple):
        place: str
        pieces: int

    assert shapes.LineTuple("A", 1) == Stock("A", 1)
    assert shapes.LineData("A", 1) != shapes.LineModel(sku="A", quantity=1)


def test_slots_refuse_a_cache_and_a_weak_reference():
    @dataclass(slots=True)
    class Basket:
        prices: list

        @cached_property
        def total(self):
            return sum(self.prices)

    with pytest.raises(TypeError, match="No '__dict__' attribute"):
        Basket([1]).total  # noqa: B018
    with pytest.raises(TypeError, match="weak reference"):
        weakref.ref(Basket([1]))


def test_a_dataclass_decides_about_the_hash():
    @dataclass
    class Plain:
        number: int

    @dataclass(eq=False)
    class Identity:
        number: int

    @dataclass(frozen=True)
    class Value:
        number: int

    @dataclass(unsafe_hash=True)
    class Unsafe:
        number: int

    assert Plain.__hash__ is None
    assert len({Identity(1), Identity(1)}) == 2
    assert len({Value(1), Value(1)}) == 1
    one = Unsafe(1)
    known = {one}
    one.number = 2
    assert one not in known


def test_a_constant_of_a_dataclass_needs_classvar():
    @dataclass
    class Price:
        cents: int
        vat: int = 21
        currency: ClassVar[str] = "EUR"

    assert [one.name for one in fields(Price)] == ["cents", "vat"]


def test_a_default_with_a_hash_is_shared():
    class Log:
        def __init__(self):
            self.lines = []

    @dataclass
    class Job:
        log: Log = Log()  # noqa: RUF009

    assert Job().log is Job().log


def test_slots_take_less_memory_than_a_dictionary_per_object(monkeypatch):
    monkeypatch.setattr(measure, "KEPT", 2_000)
    names = ("slots", "plain", "dict", "pydantic")
    sizes = [measure.bytes_each(measure.MAKE[name]) for name in names]
    assert sizes == sorted(set(sizes))


def test_a_rule_on_assignment_holds_at_birth_and_later():
    order = setter.Order(1042, " ana@example.com ")
    assert order.email == "ana@example.com"
    for text in ("", "ana"):
        with pytest.raises(ValueError, match="not an address"):
            order.email = text
        with pytest.raises(ValueError, match="not an address"):
            setter.Order(1043, text)
    assert order.email == "ana@example.com"
