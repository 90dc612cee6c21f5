"""Whatever the file holds: each record is in one table, or the file is refused."""

import csv
import io
import re

import pandas as pd
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cleaning import COLUMNS, NAMES, clean
from export import HEADER, hostile

# Cells that have gone wrong somewhere, beside any text at all.
ODD = """\
-|N/A|NA|nan|TOTAL|0|08001|1.200|59,90 €|1.234,50|15.90|ES|UK|202604000000000101
03/04/2026 10:15|29/03/2026 02:30|31/04/2026 12:00|a"b|a;b|two\r\nlines"""
CELLS = st.one_of(
    st.sampled_from(["", " ", "\u00a0", *COLUMNS, *re.split(r"[|]|(?<!\r)\n", ODD)]),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=8),
)
CELLS_OF_AN_ORDER = ["06/04/2026 10:00", "Ana", "ES", "08001", "2", "59,90 €", ""]


@st.composite
def exports(draw: st.DrawFn) -> str:
    """An export: good rows, good rows with one odd cell, and rows of odd cells."""
    file = io.StringIO(newline="")
    file.write(HEADER + "\n")
    for number in range(draw(st.integers(0, 6))):
        row = [f"2026040000000003{number:02}", *CELLS_OF_AN_ORDER]
        kind = draw(st.sampled_from(["good", "good", "odd", "other"]))
        if kind == "odd":
            row[draw(st.integers(0, 7))] = draw(CELLS)
        elif kind == "other":
            row = draw(st.lists(CELLS, min_size=0, max_size=10))
        end = draw(st.sampled_from(["\n", "\r\n"]))
        csv.writer(file, delimiter=";", lineterminator=end).writerow(row)
    return file.getvalue()


# --8<-- [start:property]
@settings(max_examples=25, derandomize=True, deadline=None)
@example(text=HEADER)  # no order at all
@example(text=hostile().decode("cp1252"))
@given(text=exports())
def test_no_record_disappears_and_none_is_invented(text):
    result = clean(text.encode())

    file = io.StringIO(text, newline="")
    records, line = {}, 1
    reader = csv.reader(file, delimiter=";")  # another reading of the same text
    for record in reader:
        records[line], line = record, reader.line_num + 1

    places = [
        set(table["line"])
        for table in (result.clean, result.rejects, result.duplicates, result.aside)
    ]
    assert set.union(*places) == set(records)
    assert sum(len(place) for place in places) == len(records)

    for row in result.clean.to_dict("records"):
        cells = dict(zip(NAMES, records[row["line"]], strict=True))
        digits = "".join(c for c in cells["amount"] if c.isdecimal())
        assert row["amount_cents"] == int(digits)
        assert row["order_id"] == cells["order_id"].strip()
        assert row["country"] == cells["country"].strip()
        wall = pd.to_datetime(cells["placed_at"].strip(), dayfirst=True)
        assert row["placed_at"] == wall.tz_localize("Europe/Madrid")


# --8<-- [end:property]


@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.text(alphabet=';;;"\r\n aé€0,\x00\x0b\x85\u2028', max_size=40))
def test_any_text_is_accounted_for_or_refused(text):
    try:
        result = clean(f"{HEADER}\n{text}".encode())
    except pd.errors.ParserError:  # a quote that nobody closes
        assert '"' in text
    else:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert len(result.lines) == 1 + len(records)
