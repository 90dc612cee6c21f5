from datetime import timedelta
from decimal import Decimal

import pytest
from basic_syntax import BadLineError, Kind, fee, moment, money, parse, show

HEADER = ["number", "time", "kind", "amount", "fee", "customer"]
LINE = "254;2026-10-24T22:40:00+02:00;sale;19.00;;Ana Muñoz"


def payment(line=LINE):
    return parse(HEADER, line.split(";"))


# --8<-- [start:money]
@pytest.mark.parametrize(
    "text",
    [
        "1O.00",
        "12,50",
        "12.5",
        "12.50x",
        "NaN",
        "Infinity",
        "1e5",
        "1_0.00",
        "-5.00",
        "",
        "１.00",
    ],
)
def test_only_one_way_to_write_an_amount(text):
    with pytest.raises(BadLineError, match="is not an amount"):
        money(text)


def test_a_fee_of_zero_is_a_fee():
    assert fee(payment(LINE.replace(";;", ";0.00;"))) == 0
    assert fee(payment()) == Decimal("0.29")


# --8<-- [end:money]


@pytest.mark.parametrize("text", ["1_0", " 254", "-254", "٢٥٤", "2.0", "254000", ""])
def test_only_one_way_to_write_a_number(text):
    with pytest.raises(BadLineError, match="is not a number like '254'"):
        payment(LINE.replace("254", text))


def test_a_time_needs_an_offset():
    with pytest.raises(BadLineError, match="no offset"):
        moment("2026-10-25T02:30:00")
    with pytest.raises(BadLineError, match="is not a time") as caught:
        moment("25/10/2026 02:30")
    assert isinstance(caught.value.__cause__, ValueError)


def test_the_hour_that_happens_twice_is_two_moments():
    first, second = "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"
    assert moment(second) - moment(first) == timedelta(hours=1)


def test_columns_may_come_in_any_order():
    fields = dict(zip(HEADER, LINE.split(";"), strict=True))
    header = sorted(fields)
    assert parse(header, [fields[name] for name in header]) == payment()


@pytest.mark.parametrize("line", ["", "254;x", LINE + ";more"])
def test_a_missing_field_is_named_not_cut(line):
    with pytest.raises(BadLineError, match="6 fields expected") as caught:
        payment(line)
    assert isinstance(caught.value.__cause__, ValueError)


def test_an_unknown_kind_keeps_its_cause():
    with pytest.raises(BadLineError, match="not a valid Kind") as caught:
        payment(LINE.replace("sale", "chargeback"))
    assert caught.value.__cause__ is not None


def test_a_typo_in_our_code_is_not_a_bad_line():
    with pytest.raises(KeyError):
        parse(["nummber", *HEADER[1:]], LINE.split(";"))


def test_the_table():
    assert payment().kind is Kind.SALE
    assert show(payment()) == (
        "00254  24 Oct 22:40 +0200  sale        19.00   0.29  Ana Muñoz"
    )
