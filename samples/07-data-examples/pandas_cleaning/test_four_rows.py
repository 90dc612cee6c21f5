import warnings

import pandas as pd
import pytest

import four_rows
import four_rows_wrong
import guesses_wrong


def test_the_wrong_one_loses_two_orders_and_four_fifths_of_the_money(capsys):
    with pytest.warns(pd.errors.Pandas4Warning, match="inplace keyword"):
        four_rows_wrong.main()
    printed = capsys.readouterr().out
    assert "in:  4 orders, 242.75" in printed
    assert "out: 2 orders, 47" in printed  # 29 and 18, of 29.50 and 18.00


def test_what_it_loses_is_a_phone_and_namibia():
    import io

    orders = pd.read_csv(io.StringIO(four_rows_wrong.EXPORT))
    gone = orders[orders.isna().any(axis=1)]
    assert gone["order_id"].tolist() == [1002, 1003]
    assert gone["phone"].isna().tolist() == [True, False]
    assert gone["country"].isna().tolist() == [False, True]


def test_the_mended_one_keeps_all_and_warns_of_nothing(capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        four_rows.main()
    printed = capsys.readouterr().out
    assert "out: 4 orders, 242.75\nrejected: 0" in printed
    for text in ("29.50", "NA ", "+264811234567"):
        assert text in printed


@pytest.mark.parametrize("amount", ["", "29,50", "free"])
def test_the_mended_one_stops_at_an_amount_that_is_none(amount, monkeypatch):
    export = four_rows_wrong.EXPORT.replace("75.25", f'"{amount}"')
    monkeypatch.setattr(four_rows, "EXPORT", export)
    with pytest.raises(ArithmeticError):
        four_rows.main()


def test_an_order_without_country_is_rejected_not_dropped(capsys, monkeypatch):
    export = four_rows_wrong.EXPORT.replace(",ES,120", ",,120")
    monkeypatch.setattr(four_rows, "EXPORT", export)
    four_rows.main()
    assert "out: 3 orders, 122.75\nrejected: 1" in capsys.readouterr().out


def test_read_csv_guesses_wrong_six_times(capsys):
    guesses_wrong.main()
    lines = capsys.readouterr().out.splitlines()
    table = {line.split()[0]: line for line in lines}
    assert table["pedido"].endswith("float64")
    assert "2026-03-04" in table["fecha"]  # the third of April
    assert table["cp"].split()[1:] == ["08001", "8001", "int64"]
    assert table["unidades"].endswith("str")
    assert table["importe"].endswith("float64")  # money in binary fractions
    assert "distinct orders: 1" in lines
    assert "missing countries: 1" in lines
    assert "units sold: 1.2002.5003.000" in lines
