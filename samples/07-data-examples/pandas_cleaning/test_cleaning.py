"""Each trap of the hostile export, and the account of the whole."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

import cleaning
from clean_export import report, write
from cleaning import RowsLost, UnknownExport, clean, decode, reconcile
from export import APRIL, HEADER, MARCH, TOTAL, hostile

HERE = Path(__file__).parent
GOOD = "202604000000000201;06/04/2026 10:00;Ana;ES;08001;2;59,90 €;"


def file(*lines: str, total: int | None = None) -> bytes:
    """An export with these lines; with its total row if `total` is given."""
    ends = [] if total is None else [f"TOTAL;;{total} pedidos;;;;59,90 €;"]
    return "\n".join([HEADER, *lines, *ends]).encode("cp1252")


def changed(**cells: str) -> str:
    """The good order with other cells."""
    values = dict(zip(cleaning.NAMES, GOOD.split(";"), strict=True))
    return ";".join((values | cells).values())


@pytest.fixture(scope="module")
def result():
    return clean(hostile())


def test_every_record_of_the_hostile_file_is_in_one_table(result):
    assert len(result.lines) == 26
    assert result.aside["kind"].tolist() == ["header", "blank", "header", "total"]
    assert result.aside["line"].tolist() == [1, 13, 14, 27]
    assert result.duplicates["line"].tolist() == [15]
    assert result.clean["line"].tolist() == [2, 3, 4, 5, 8, 12, 19, 25, 26]
    assert sorted(set(result.rejects["line"])) == [
        7, 9, 10, 11, 16, 17, 18, 20, 21, 22, 23, 24,
    ]  # fmt: skip


def test_line_numbers_are_those_of_an_editor(result):
    lines = hostile().decode("cp1252").splitlines()
    for line, order_id in result.clean[["line", "order_id"]].itertuples(index=False):
        assert lines[line - 1].startswith(order_id)


def test_each_reject_says_why(result):
    reasons = {
        (line, column): reason
        for line, column, reason in result.rejects[
            ["line", "column", "reason"]
        ].itertuples(index=False)
    }
    assert reasons == {
        (7, "placed_at"): "no moment in Madrid, dd/mm/yyyy hh:mm",
        (9, "units"): "missing",
        (10, "placed_at"): "no moment in Madrid, dd/mm/yyyy hh:mm",
        (11, "postcode"): "not 5 digits, in Spain",
        (16, "amount"): "not an amount like 1.234,50",
        (17, ""): "9 fields, 8 expected",
        (18, "amount"): "missing",
        (20, "order_id"): "the same order with other values",
        (21, "order_id"): "missing",
        (22, "country"): "no country that we know",
        (22, "amount"): "not an amount like 1.234,50",
        (23, "order_id"): "the same order with other values",
        (24, "units"): "less than 1",
    }
    values = result.rejects.set_index(["line", "column"])["value"]
    assert values[(16, "amount")] == "15.90"
    assert values[(18, "amount")] == "N/A"
    assert values[(9, "units")] == "-"


def test_the_types_and_values_of_the_clean_rows(result):
    assert result.clean.dtypes.astype(str).to_dict() == {
        "line": "int64",
        "order_id": "str",
        "placed_at": "datetime64[us, UTC]",
        "customer": "str",
        "country": "str",
        "postcode": "str",
        "units": "Int64",
        "amount_cents": "Int64",
        "note": "str",
    }
    rows = result.clean.set_index("line")
    assert rows.at[4, "country"] == "NA"
    assert rows.at[2, "postcode"] == "08001"
    assert rows.at[3, "customer"] == "Iñaki Etxeberria"
    assert rows.at[8, "customer"] == "Chloé Martin"
    assert rows.at[3, "amount_cents"] == 123_450
    assert rows.at[8, "units"] == 1200
    assert rows.at[8, "amount_cents"] == 240_000
    assert rows.at[5, "note"] == "Llamar antes\r\nTimbre roto"
    assert rows.at[25, "note"] == 'Dice "sin prisa"'
    assert pd.isna(rows.at[19, "note"])
    # Madrid is one hour ahead on the 27th of March, two on the 4th of April.
    assert rows.at[2, "placed_at"] == pd.Timestamp("2026-03-27 09:15", tz="UTC")
    assert rows.at[19, "placed_at"] == pd.Timestamp("2026-04-04 06:00", tz="UTC")


@pytest.mark.parametrize(
    ("cell", "placed"),
    [
        pytest.param("03/04/2026 10:00", "2026-04-03 08:00", id="day-before-month"),
        pytest.param("29/03/2026 01:59", "2026-03-29 00:59", id="before-spring"),
        pytest.param("29/03/2026 02:30", None, id="an-hour-that-is-not"),
        pytest.param("29/03/2026 03:00", "2026-03-29 01:00", id="after-spring"),
        pytest.param("25/10/2026 02:30", None, id="an-hour-that-is-twice"),
        pytest.param("25/10/2026 03:00", "2026-10-25 02:00", id="after-autumn"),
        pytest.param("31/04/2026 10:00", None, id="no-such-day"),
        pytest.param("04/25/2026 10:00", None, id="month-first"),
        pytest.param("2026-04-03 10:00", None, id="iso"),
    ],
)
def test_a_moment_is_read_in_madrid_or_rejected(cell, placed):
    result = clean(file(changed(placed_at=cell)))
    if placed is None:
        assert result.rejects["column"].tolist() == ["placed_at"]
    else:
        assert result.clean["placed_at"].tolist() == [pd.Timestamp(placed, tz="UTC")]


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("59,90 €", 5990),
        ("59,90€", 5990),
        ("59,90", 5990),
        ("1234,50", 123_450),
        ("1.234,50", 123_450),
        ("1.234.567,89", 123_456_789),
        ("0,00", 0),
        ("59.90", None),
        ("1,234.50", None),
        ("1.23,50", None),
        ("12.34,50", None),
        ("59,9", None),
        ("59", None),
        ("٥٩,٩٠", None),  # digits, but none that a bank means
        ("-5,00", None),
        ("59,90 $", None),
        ("1e5,00", None),
    ],
)
def test_an_amount_is_read_to_the_cent_or_rejected(cell, cents):
    result = clean(f"{HEADER}\n{changed(amount=cell)}".encode())
    if cents is None:
        assert result.rejects["column"].tolist() == ["amount"]
        assert result.rejects["value"].tolist() == [cell]
    else:
        assert result.clean["amount_cents"].tolist() == [cents]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"units": "1.200"}, None),
        ({"units": "1.20"}, "not a whole number like 1.200"),
        ({"units": "1,5"}, "not a whole number like 1.200"),
        ({"units": "0"}, "less than 1"),
        ({"units": "-3"}, "less than 1"),
        ({"units": " - "}, "missing"),
        ({"country": "NA", "postcode": "10005"}, None),
        ({"country": ""}, "missing"),
        ({"country": "N/A"}, "no country that we know"),
        ({"postcode": "8001"}, "not 5 digits, in Spain"),
        ({"country": "PT", "postcode": "1100-148"}, None),
        ({"postcode": ""}, "missing"),
        ({"customer": "\u00a0"}, "missing"),
        ({"order_id": "202604"}, "not 18 digits"),
        ({"note": "N/A"}, None),
    ],
)
def test_one_cell_one_reason(cells, reason):
    result = clean(file(changed(**cells)))
    assert result.rejects["reason"].tolist() == ([] if reason is None else [reason])
    assert len(result.clean) == (reason is None)


def test_a_short_row_is_not_an_order_with_gaps():
    short = GOOD.removesuffix(";")
    result = clean(file(short))
    assert result.rejects["reason"].tolist() == ["7 fields, 8 expected"]


def test_a_wide_row_is_not_a_blank_one():
    result = clean(file(";" * 8 + "x", ";" * 7))
    assert result.rejects["reason"].tolist() == ["9 fields, 8 expected"]
    assert result.aside["kind"].tolist() == ["header", "blank"]


def test_equal_rows_are_duplicates_and_unequal_ones_a_conflict():
    spaced = changed(customer=" Ana ")
    result = clean(file(GOOD, spaced, GOOD))
    assert (len(result.clean), len(result.duplicates)) == (1, 2)
    assert result.clean["line"].tolist() == [2]  # the first one stays
    result = clean(file(GOOD, GOOD, changed(units="3")))
    assert (len(result.clean), len(result.duplicates)) == (0, 1)
    assert sorted(result.rejects["line"]) == [2, 4]


def test_a_row_that_breaks_two_rules_is_one_row():
    result = clean(file(changed(country="UK", units="0"), total=1))
    assert result.rejects["reason"].tolist() == [
        "no country that we know",
        "less than 1",
    ]
    assert reconcile(result)[0] == 1


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_the_same_table_from_each_encoding(encoding, result):
    again = clean(hostile().decode("cp1252").encode(encoding))
    pd.testing.assert_frame_equal(again.clean, result.clean)


def test_a_byte_that_cp1252_does_not_know_stops_the_file():
    with pytest.raises(UnicodeDecodeError):
        decode(hostile() + b"\x81")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        GOOD.encode(),
        HEADER.replace(";nota", "").encode(),
        f"{HEADER};más".encode(),
        hostile().decode("cp1252").encode("utf-16"),
    ],
    ids=["empty", "blank", "no-header", "column-gone", "column-new", "utf-16"],
)
def test_another_file_is_refused(raw):
    with pytest.raises(UnknownExport):
        clean(raw)


def test_a_quote_that_is_never_closed_stops_the_file():
    with pytest.raises(pd.errors.ParserError, match="EOF inside string"):
        clean(file(GOOD + '"sin cerrar', GOOD))


def test_a_quote_that_swallows_rows_is_seen_by_the_total():
    swallowing = [
        GOOD + '"abre',
        changed(order_id="202604000000000202"),
        changed(order_id="202604000000000203") + 'cierra"',
    ]
    result = clean(file(*swallowing, total=3))
    assert len(result.clean) == 1  # one order, with two more in its note
    with pytest.raises(RowsLost, match="the sender counts 3 orders, the file has 1"):
        reconcile(result)


def test_a_file_cut_short_is_seen_by_the_total():
    raw = hostile()
    whole_lines = raw[: raw.index(b"202604000000000115")]
    with pytest.raises(RowsLost, match="0 total rows"):
        reconcile(clean(whole_lines))


def test_what_is_to_be_explained_is_exactly_what_the_rejects_hold(result):
    orders, cents = reconcile(result)
    assert (orders, cents) == (21, 459_747)
    rejected = [
        20_00,
        32_00,
        45_00,
        12_00,
        15_90,
        10_00,
        0,
        30_00,
        25_00,
        60_00,
        300_00,
        0,
    ]
    assert cents - result.clean["amount_cents"].sum() == sum(rejected)
    assert len(rejected) == result.rejects["line"].nunique()


@pytest.mark.parametrize("table", ["clean", "rejects", "duplicates", "aside"])
def test_the_account_notices_a_row_that_is_gone_or_there_twice(table, result):
    import dataclasses

    rows = getattr(result, table)
    last = rows["line"].iloc[-1]
    gone = dataclasses.replace(result, **{table: rows[rows["line"] != last]})
    with pytest.raises(RowsLost, match="26 records in, 25 accounted for"):
        cleaning.account(gone)
    other = "aside" if table == "clean" else "clean"
    twice = pd.concat([getattr(result, other), rows.tail(1)])
    with pytest.raises(RowsLost, match="27 accounted for"):
        cleaning.account(dataclasses.replace(result, **{other: twice}))


def test_a_step_that_loses_a_row_is_stopped(monkeypatch):
    to_types = cleaning.to_types
    monkeypatch.setattr(cleaning, "to_types", lambda text: to_types(text).dropna())
    with pytest.raises(RowsLost, match="3 records in, 2 accounted for"):
        clean(file(GOOD, changed(order_id="202604000000000202", note="frágil")))


def test_a_wrong_type_is_our_fault_and_no_reject():
    table = cleaning.read_text(decode(file(GOOD)))
    typed = cleaning.to_types(cleaning.without_noise(table.iloc[1:]))
    with pytest.raises(pa.errors.SchemaErrors):
        cleaning.failures(typed.astype({"units": "float64"}))


def test_two_parsers_must_count_the_same(monkeypatch):
    read = pd.read_csv
    monkeypatch.setattr(pd, "read_csv", lambda *a, **k: read(*a, **k).iloc[:-1])
    with pytest.raises(RowsLost, match="csv counts 3 records, pandas 2"):
        cleaning.read_text(f"{HEADER}\n{GOOD}\n{GOOD}\n")


def test_rerun_writes_the_same_bytes_and_the_same_types(tmp_path, result):
    for run in ("one", "two"):
        write(clean(hostile()), tmp_path / run)
    for name in ("clean.parquet", "rejects.csv", "duplicates.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (
            tmp_path / "two" / name
        ).read_bytes()
    back = pd.read_parquet(tmp_path / "one" / "clean.parquet")
    pd.testing.assert_frame_equal(back, result.clean)
    assert back.dtypes.equals(result.clean.dtypes)


def test_a_file_that_comes_back_with_another_type_is_noticed(
    tmp_path, result, monkeypatch
):
    read = pd.read_parquet
    monkeypatch.setattr(
        pd, "read_parquet", lambda path: read(path).astype({"units": "int64"})
    )
    with pytest.raises(AssertionError, match="units"):
        write(result, tmp_path)


def test_the_command_refuses_a_file_that_was_cut(tmp_path):
    export = tmp_path / "orders.csv"
    export.write_bytes(hostile()[:-40])
    done = subprocess.run(
        [sys.executable, "-W", "error", "clean_export.py", export, tmp_path / "out"],
        cwd=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "RowsLost" in done.stderr
    assert not (tmp_path / "out").exists()  # nothing half-true is left behind


def test_the_command_writes_three_tables(tmp_path, capsys):
    export = tmp_path / "orders.csv"
    subprocess.run([sys.executable, "export.py", export], cwd=HERE, check=True)
    assert export.read_bytes() == hostile()
    write(clean(export.read_bytes()), tmp_path)
    rejects = pd.read_csv(tmp_path / "rejects.csv", dtype=str, keep_default_na=False)
    assert len(rejects) == 13
    # A spreadsheet takes a file without this mark for its own old encoding.
    assert (tmp_path / "rejects.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    report(clean(hostile()))
    printed = capsys.readouterr().out
    assert "the sender counts 21 orders, 4597.47 in all" in printed
    assert "clean 4047.57, to be explained 549.90" in printed
    assert "   9 units     -                  missing" in printed


def test_the_export_has_the_traps_that_the_page_names():
    raw = hostile()
    assert (raw.count(b"\r\n"), raw.count(b"\n")) == (13, 26)
    assert not raw.endswith(b"\n")
    for trap in (b"\xa0", b"\x80", b"  ;", b";N/A;", b";-;", b";NA;"):
        assert trap in raw
    assert MARCH[-2] == APRIL[0]
    assert TOTAL.startswith("TOTAL")
