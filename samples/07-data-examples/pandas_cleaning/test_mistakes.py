"""What the page shows as wrong is wrong in that way, and its cure works."""

import csv
import io
import runpy
import warnings
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

import bad_lines_wrong
import encoding_wrong
import merge
import merge_wrong
import older_advice_wrong
from export import hostile

HERE = Path(__file__).parent


def run(name: str) -> None:
    runpy.run_path(str(HERE / f"{name}.py"), run_name="__main__")


def test_the_wrong_encodings(capsys):
    encoding_wrong.main()
    printed = capsys.readouterr().out
    assert "utf-8: UnicodeDecodeError" in printed
    assert r"latin-1: 'Ana Muñoz' '59,90 \x80'" in printed  # no error, no euro
    assert "cp1252: 'Ana Muñoz' '59,90 €'" in printed
    assert "KeyError: 'pedido'" in printed


def test_latin_1_accepts_every_byte_and_cp1252_does_not():
    every = bytes(range(256))
    assert len(every.decode("latin-1")) == 256
    refused = [n for n in range(256) if not bytes([n]).decode("cp1252", "ignore")]
    assert [hex(n) for n in refused] == ["0x81", "0x8d", "0x8f", "0x90", "0x9d"]


def test_skipping_loses_the_order_and_the_line_number_is_not_the_files(capsys):
    bad_lines_wrong.main()
    printed = capsys.readouterr().out
    assert "Expected 8 fields in line 16, saw 9" in printed
    assert "23 rows; order …112 among them: False" in printed
    lines = hostile().decode("cp1252").splitlines()
    assert lines[17 - 1].count(";") == 8  # nine fields, in line 17 of the file


def test_usecols_cuts_a_wide_row_without_a_word():
    text = "a;b\n1;2;3\n"
    table = pd.read_csv(io.StringIO(text), sep=";", usecols=["a", "b"])
    assert table.to_dict("list") == {"a": [1], "b": [2]}


def test_a_field_too_many_in_every_row_moves_the_columns():
    table = pd.read_csv(io.StringIO("a;b\n1;2;3\n4;5;6\n"), sep=";")
    assert table.to_dict("list") == {"a": [2, 5], "b": [3, 6]}


def test_chained_assignment_sets_nothing(capsys):
    with pytest.warns(pd.errors.ChainedAssignmentError) as caught:
        run("chained_wrong")
    kinds = [one.category for one in caught]
    assert kinds.count(pd.errors.ChainedAssignmentError) == 2
    before, after = capsys.readouterr().out.split("  country  cents\n")[1:]
    assert "UK   6000" in before
    assert "GB   6100" in after


def test_a_change_in_a_selection_does_not_show_in_the_table():
    orders = pd.DataFrame({"cents": [1, 2]})
    column, rows = orders["cents"], orders[:1]
    column.iloc[0] = 9
    rows.loc[0, "cents"] = 9
    assert orders["cents"].tolist() == [1, 2]


def test_as_an_error_chained_assignment_stops():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(pd.errors.ChainedAssignmentError):
            run("chained_wrong")


def test_the_merge_adds_money_until_it_is_asked(capsys):
    with pytest.raises(pd.errors.MergeError, match="not unique in right dataset"):
        merge_wrong.main()
    assert "before: 3500 after: 5000" in capsys.readouterr().out
    merge.main()
    printed = capsys.readouterr().out
    assert "['Vigo', 'Lugo']" in printed
    assert printed.count("left_only") == 2


def test_no_key_meets_no_key():
    left = pd.DataFrame({"key": [None], "a": [1]})
    right = pd.DataFrame({"key": [None], "b": [2]})
    assert len(left.merge(right, on="key")) == 1  # in SQL: no row


def test_groups_and_sums(capsys):
    run("groups_wrong")
    printed = capsys.readouterr().out
    assert "5 of 7 cents" in printed
    assert "units: 231.200" in printed
    orders = pd.DataFrame({"country": ["ES", None, "ES"], "cents": [1, 2, 4]})
    assert orders.groupby("country", dropna=False)["cents"].sum().sum() == 7


def test_rows_appear_in_an_empty_table(capsys):
    run("empty_wrong")
    assert capsys.readouterr().out.count("duplicates: 3") == 1
    orders = pd.DataFrame({"order": ["a", "b"], "line": [2, 3]})
    none = orders.loc[orders["order"].duplicated(), ["order"]]
    assert len(none.assign(line=orders.loc[none.index, "line"])) == 0


@pytest.mark.parametrize(
    ("title", "error"),
    [
        ("whole numbers", pd.errors.IntCastingNaNError),
        ("an average", TypeError),
        ("dates", ValueError),
        ("months", ValueError),
        ("text columns", pd.errors.Pandas4Warning),
    ],
)
def test_older_advice(title, error):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(error):
            older_advice_wrong.ADVICE[title]()


def test_a_date_column_is_only_guessed_wrong_if_no_day_is_above_12():
    silent = pd.to_datetime(pd.Series(["03/04/2026", "05/04/2026"]))
    assert silent.dt.month.tolist() == [3, 5]  # both were in April


def test_the_mended_forms():
    assert pd.Series([2.0, None]).astype("Int64").isna().tolist() == [False, True]
    assert len(pd.date_range("2026-01-31", periods=2, freq="ME")) == 2
    assert pd.DataFrame({"note": ["x"]}).select_dtypes("str").columns.tolist() == [
        "note"
    ]


def test_panderas_drop_invalid_rows_is_dropna_again():
    schema = pa.DataFrameSchema(
        {"units": pa.Column("Int64", pa.Check.ge(1))}, drop_invalid_rows=True
    )
    table = pd.DataFrame({"units": pd.array([2, 0, 3], dtype="Int64")})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(schema.validate(table, lazy=True)) == 2


def test_a_rejects_file_read_back_as_it_is_usually_done_loses_namibia():
    text = io.StringIO()
    csv.writer(text).writerows([["country"], ["NA"]])
    text.seek(0)
    assert pd.read_csv(text)["country"].isna().all()
