"""Each wrong twin is wrong in the way that the page says; its right twin is not."""

import ast
import json
import runpy
import sys
from abc import abstractmethod
from collections import UserDict
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from inheritance import CompressedThenLimited, LimitedThenCompressed  # noqa: E402

import line  # noqa: E402
import line_wrong  # noqa: E402
import when_wrong  # noqa: E402
from data import Invoice, Reminder  # noqa: E402
from prices import Prices  # noqa: E402
from releases import STRICT_OVERRIDE, with_release  # noqa: E402
from stores_wrong import TidyStore  # noqa: E402


def test_the_upgrade_empties_the_drafts():
    assert "sent 3 invoices" in with_release(1, ["invoice_job_wrong.py"])
    assert "sent 0 invoices" in with_release(2, ["invoice_job_wrong.py"])


@pytest.mark.parametrize("release", [1, 2])
def test_the_composed_job_survives_the_upgrade(release):
    assert "sent 3 invoices" in with_release(release, ["invoice_job.py"])


def test_explicit_override_names_the_collision():
    both = [*STRICT_OVERRIDE, "invoice_job_wrong.py", "invoice_job.py"]
    printed = with_release(2, both)
    assert 'Method "cleanup" is not using @override but is overriding' in printed
    assert "invoice_job.py:" not in printed


def test_four_ways_round_the_overridden_setitem():
    assert set(runpy.run_path(str(HERE / "prices_wrong.py"))["prices"].values()) == {
        -1,
        -2,
        -3,
        -4,
    }


def test_userdict_get_asks_contains_before_getitem():
    class Nested(UserDict):
        def __getitem__(self, key):
            outer, _, inner = key.partition(".")
            return self.data[outer][inner]

    nested = Nested({"tea": {"cents": 250}})
    assert nested["tea.cents"] == 250
    assert nested.get("tea.cents") is None


def test_prices_with_one_way_in():
    prices = Prices()
    prices.set("tea", 250)
    assert prices["tea"] == 250
    with pytest.raises(ValueError, match="-1"):
        prices.set("tea", -1)
    assert not hasattr(prices, "update")


def test_the_mixin_after_the_store_is_never_called(capsys):
    line_wrong.Quiet().write("k", b"")
    assert capsys.readouterr().out == ""
    line_wrong.Heard().write("k", b"")
    assert "audit: k" in capsys.readouterr().out


def test_a_forgotten_super_init_fails_later():
    store = line_wrong.NamedMemory("invoices")
    with pytest.raises(AttributeError, match="kept"):
        store.write("k", b"")
    assert line.NamedMemory(name="invoices").kept == {}
    with pytest.raises(TypeError, match="exactly one argument"):
        line.NamedMemory(name="invoices", colour="red")


def test_an_impossible_line_is_refused_when_the_class_is_made():
    with pytest.raises(TypeError, match="consistent method resolution order"):
        line_wrong.impossible()


def test_two_underscores_make_two_attributes():
    assert vars(line_wrong.Report()) == {
        "_Cached__cache": "from the base",
        "_Report__cache": "from the report",
    }


def test_the_contract_finds_what_types_cannot():
    store = TidyStore()
    store.write("k", b"first")
    store.write("k", b"second")
    assert (store.read("k"), store.read("nobody")) == (b"first", b"")


class MarkedProtocol(Protocol):
    @abstractmethod
    def read(self, key: str) -> bytes: ...


def test_who_notices_an_incomplete_class():
    with pytest.raises(TypeError, match="abstract method 'read'"):
        when_wrong.FromABC()
    assert when_wrong.FromProtocol().read("k") is None
    marked = type("Marked", (MarkedProtocol,), {})
    with pytest.raises(TypeError, match="abstract method 'read'"):
        marked()
    assert isinstance(when_wrong.Unrelated(), when_wrong.ReadableProtocol)
    with pytest.raises(TypeError, match="positional argument"):
        when_wrong.Unrelated().read("k")
    registered = type("Registered", (), {})
    when_wrong.StoreABC.register(registered)
    assert isinstance(registered(), when_wrong.StoreABC)


def test_python_runs_what_mypy_refuses():
    """The refusals themselves are in outputs/mypy.txt, compared on each run."""
    ran = runpy.run_path(str(HERE / "typed_wrong.py"))
    assert len(ran["payments"]) == 2
    with pytest.raises(TypeError, match="positional argument"):
        ran["main"]()


def test_inherited_data_surprises():
    twins = runpy.run_path(str(HERE / "data_wrong.py"))
    with pytest.raises(TypeError, match="follows default argument"):
        twins["defaults"]()
    with pytest.raises(TypeError, match="frozen dataclass from a non-frozen"):
        twins["frozen"]()
    assert twins["Invoice"](7) != twins["Draft"](7)
    reminder = Reminder(invoice=Invoice(number=7), sent_on="2026-11-21")
    assert reminder.invoice == Invoice(number=7)

    @dataclass(frozen=True, kw_only=True)
    class Dated(Invoice):
        sent_on: str

    assert Dated(number=7, sent_on="2026-11-21").currency == "EUR"


def test_the_figure_shows_todays_line():
    for language in ("en", "es"):
        drawn = HERE.parents[2] / "data/figures" / f"inheritance-line.{language}.svg"
        text = drawn.read_text(encoding="utf-8")
        for kind in (CompressedThenLimited, LimitedThenCompressed):
            for number, cls in enumerate(kind.__mro__[:5], 1):
                assert f">{number} {cls.__name__}<" in text


def test_the_results_name_their_machine():
    for name in ("cost", "levels"):
        data = json.loads((HERE / "results" / f"{name}.json").read_text("utf-8"))
        assert {"command", "machine", "date", "versions", "values"} <= set(data)


@pytest.mark.parametrize("release", [1, 2])
def test_only_the_second_release_has_the_hook(release):
    source = (HERE / f"release_{release}" / "mailjobs.py").read_text("utf-8")
    names = {n.name for n in ast.walk(ast.parse(source)) if hasattr(n, "name")}
    assert ("cleanup" in names) == (release == 2)
