import inspect
from datetime import date

import functions_modules as shop
import functions_modules_wrong as wrong
import pytest


# --8<-- [start:fresh]
def test_each_invoice_has_lines_of_its_own():
    ana, ben = shop.new_invoice("Ana"), shop.new_invoice("Ben")
    shop.add_line(ana, "coffee", cents=1250)
    assert ben.lines == []


def test_the_callers_list_stays_the_callers():
    basket = [shop.Line("coffee", 1250)]
    ana = shop.new_invoice("Ana", basket)
    shop.add_line(ana, "shipping", cents=400)
    assert basket == [shop.Line("coffee", 1250)]


# --8<-- [end:fresh]


def test_the_wrong_twin_shares_one_list():
    ana, ben = wrong.new_invoice("Ana"), wrong.new_invoice("Ben")
    assert ana.lines is ben.lines


def test_a_typo_in_a_keyword_is_refused():
    with pytest.raises(TypeError, match="Did you mean 'quantity'"):
        shop.add_line(shop.new_invoice("Ana"), "tea", cents=480, quantitiy=2)


def test_amounts_cannot_be_passed_by_position():
    with pytest.raises(TypeError, match="takes 2 positional arguments"):
        shop.add_line(shop.new_invoice("Ana"), "tea", 2, 480)


@pytest.mark.parametrize(("cents", "quantity"), [(-1, 1), (480, 0)])
def test_an_impossible_line_is_refused(cents, quantity):
    with pytest.raises(ValueError, match="tea"):
        shop.add_line(shop.new_invoice("Ana"), "tea", cents=cents, quantity=quantity)


@pytest.mark.parametrize(
    ("cents", "vat", "discount", "expected"),
    [(0, 21, 0, 0), (1000, 21, 0, 1210), (1000, 21, 10, 1089), (50, 21, 0, 61)],
)
def test_the_total_is_always_whole_cents(cents, vat, discount, expected):
    invoice = shop.new_invoice("Ana", [shop.Line("tea", cents)])
    total = shop.total_cents(invoice, vat=vat, discount=discount)
    assert total == expected
    assert isinstance(total, int)


def test_a_discount_above_100_is_refused():
    with pytest.raises(ValueError, match="101"):
        shop.total_cents(shop.new_invoice("Ana"), discount=101)


def test_find_line_answers_none():
    invoice = shop.new_invoice("Ana", [shop.Line("tea", 480)])
    assert shop.find_line(invoice, "tea") == shop.Line("tea", 480)
    assert shop.find_line(invoice, "coffee") is None


def test_two_numberings_do_not_share_their_count():
    this_year, next_year = shop.numbering(2026), shop.numbering(2027)
    assert [this_year(), this_year()] == ["2026-0001", "2026-0002"]
    assert next_year() == "2027-0001"


def test_each_reminder_goes_to_its_customer():
    sent = []
    invoices = [shop.new_invoice("Ana"), shop.new_invoice("Ben")]
    for remind in shop.reminders(invoices, sent.append):
        remind()
    assert sent == ["Ana", "Ben"]


def test_retried_calls_once_more_and_keeps_the_name():
    calls = []

    @shop.retried
    def flaky(number: int) -> int:
        """Answers the second time."""
        calls.append(number)
        if len(calls) == 1:
            raise ConnectionError
        return number

    assert flaky(7) == 7
    assert calls == [7, 7]
    assert (flaky.__name__, flaky.__doc__) == ("flaky", "Answers the second time.")
    assert list(inspect.signature(flaky).parameters) == ["number"]


def test_retried_does_not_repeat_what_was_refused():
    calls = []

    @shop.retried
    def refused() -> None:
        calls.append("call")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        refused()
    assert calls == ["call"]


def test_the_vat_of_a_date_does_not_go_stale():
    assert shop.vat_percent("EE", date(2025, 6, 30)) == 22
    assert shop.vat_percent("EE", date(2025, 7, 1)) == 24
    assert shop.vat_percent.cache_info().maxsize == 256
    with pytest.raises(ValueError, match="no rates for 2020"):
        shop.vat_percent("DE", date(2020, 8, 1))


def test_read_lines_reads_no_further_than_asked():
    rows = iter(["coffee;1250", "broken"])
    lines = shop.read_lines(rows)
    assert next(lines) == shop.Line("coffee", 1250)
    with pytest.raises(ValueError, match="row 2"):
        next(lines)


def test_the_tour_prints_its_invoices(capsys):
    shop.main()
    assert "2026-0001 Ana: 18.76" in capsys.readouterr().out
