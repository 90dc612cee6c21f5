"""Prices, rejects, totals and bytes: what finance has to be able to believe."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import report
import workbook
from read_sales import Order, Refused, Reject, cents, day, pieces, read, text

HERE = Path(__file__).resolve().parent


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return workbook.make(tmp_path / "sales.xlsx")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (19.9, 1990), (10, 1000), (0.07, 7), (1234.5, 123450), (0.29, 29),
        ("19.90", 1990), ("19,90", 1990), ("1.234,50", 123450), ("1,234.50", 123450),
        ("1.234.567,89", 123456789), ("49,50 €", 4950), ("10", 1000), ("19.9", 1990),
        ("1\u00a0234", 123400), (-5, None), (-0.01, None), (1e12, None),
        ("on request", None), ("", None), (None, None),
        (True, None), (19.999, None), ("19,9,0", None), ("-5", None), ("1.23,45", None),
        ("19,9", 1990), ("€ 5", 500), ("19€90", None), ("1,234", None), ("1.234", None),
        (0, 0), ("nan", None), ("12,345,67", None),
        (float("nan"), None), (float("inf"), None),
    ],
)  # fmt: skip
def test_a_price_is_exact_or_refused(cell: object, found: int | None) -> None:
    if found is None:
        with pytest.raises(Refused):
            cents(cell)
    else:
        assert cents(cell) == found


# --8<-- [start:property]
@given(st.integers(min_value=0, max_value=10**11))
def test_every_amount_survives_each_way_of_writing_it(amount: int) -> None:
    euros, rest = divmod(amount, 100)
    assert cents(amount / 100) == amount
    assert cents(f"{euros},{rest:02}") == amount
    assert cents(f"{euros:,}.{rest:02}") == amount
    assert cents(f"{euros:,}".replace(",", ".") + f",{rest:02}") == amount
    # --8<-- [end:property]


@pytest.mark.parametrize(
    "cell", [0, -1, 1.5, "1.5", "x", None, True, float("nan"), float("inf")]
)
def test_a_quantity_is_whole_and_positive(cell: object) -> None:
    with pytest.raises(Refused):
        pieces(cell)


def test_what_other_cells_may_be() -> None:
    assert (pieces("3"), pieces(2.0)) == (3, 2)
    monday = datetime.date(2026, 11, 2)
    assert day(datetime.datetime(2026, 11, 2, 9)) == day(monday) == monday  # noqa: DTZ001
    for value, reason in (("03/11/2026", "text"), (None, "no date"), (46000, "format")):
        with pytest.raises(Refused, match=reason):
            day(value)
    assert (text(" a "), text("#1 Lamp")) == ("a", "#1 Lamp")
    for value, reason in (
        ("  ", "empty"), (None, "empty"), (42, "zeros"), (" #N/A", "error"),
        ("#REF!", "error"), ("#DIV/0!", "error"), ("#NAME?", "error"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=reason):
            text(value)


def typed(
    path: Path,
    *rows: list[object],
    title: str = "Orders",
    header: list[str] = workbook.HEADER,
) -> Path:
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = title
    for row in (header, *rows):
        sheet.append(row)
    book.save(path)
    return path


def changed(path: Path, member: str, old: str, new: str) -> Path:
    """A copy of a workbook in which one file of the zip is different."""
    copy = path.with_stem("changed")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(copy, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode()
            assert name != member or old in content
            after.writestr(
                name, content.replace(old, new) if name == member else content
            )
    return copy


def test_every_row_is_an_order_or_a_reject(source: Path) -> None:
    orders, rejects = read(source)
    assert len(workbook.ROWS) == len(orders) + len({reject.row for reject in rejects})
    assert [order.number for order in orders] == ["0042", "0043", "0045", "0046"]
    assert [reject.row for reject in rejects] == [4, 6, 8, 9, 10]
    assert rejects[1] == Reject(6, "Order", "0045", "repeats row 5")
    assert rejects[3] == Reject(9, "Date", "", "no date")


def test_a_sheet_that_is_wrong_about_its_end_loses_no_row(source: Path) -> None:
    sheet, ends = "xl/worksheets/sheet1.xml", '<dimension ref="A1:G10"'
    short = changed(source, sheet, ends, '<dimension ref="A1:G3"')
    assert read(short) == read(source)
    believed = load_workbook(short, read_only=True)
    assert len(list(believed["Orders"].values)) == 3
    believed.close()


def test_a_row_typed_another_way_is_still_a_repeat(tmp_path: Path) -> None:
    once = ["1", workbook.DAY, "A", "Lamp", 2, 19.9]
    again = ["1 ", workbook.DAY, " A", "Lamp", "2", "19,90"]
    other = ["1", workbook.DAY, "A", "Lamp", 3, 19.9]
    orders, rejects = read(typed(tmp_path / "x.xlsx", once, again, other))
    assert [order.quantity for order in orders] == [2, 3]
    assert rejects == [Reject(3, "Order", "1", "repeats row 2")]


def test_a_row_with_two_faults_says_both(tmp_path: Path) -> None:
    two, empty = ["1", None, "A", "Lamp", 0, 1], [None] * 7
    late = ["2", workbook.DAY, "A", "", 1, 1]
    orders, rejects = read(typed(tmp_path / "x.xlsx", two, empty, late))
    assert orders == []
    assert [(reject.row, reject.column) for reject in rejects] == [
        (2, "Date"),
        (2, "Quantity"),
        (4, "Product"),
    ]


@pytest.mark.parametrize(
    ("title", "header", "says"),
    [
        ("Sales", workbook.HEADER, 'no sheet "Orders"; there are Sales'),
        ("Orders", ["Order", "Date"], "no Customer, Product, Quantity, Price, or two"),
        (
            "Orders",
            [*workbook.HEADER, "Price"],
            "no Price, or two; there are Order",
        ),
        ("Orders", workbook.HEADER, "not one row can be taken"),
    ],
)
def test_a_workbook_of_another_shape_is_refused(
    title: str,
    header: list[str],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = [None, workbook.DAY, "A", "Lamp", 1, 1]
    path = typed(tmp_path / "x.xlsx", bad, title=title, header=header)
    assert report.main([str(path), str(tmp_path / "r.xlsx")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "r.xlsx").exists()


def test_what_is_no_workbook_is_refused_and_does_not_crash(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "html.xlsx").write_text("<table></table>")
    (tmp_path / "secret.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") * 99)
    (tmp_path / "old.xls").write_bytes(source.read_bytes())
    with zipfile.ZipFile(tmp_path / "photos.xlsx", "w") as photos:
        photos.writestr("cat.jpg", b"")
    changed(source, "xl/worksheets/sheet1.xml", "<v>19.9</v>", "<v>nan</v>")
    for name in ("html", "secret", "photos", "changed", "none", "old.xls"):
        path = (tmp_path / name).with_suffix(".xls" if "." in name else ".xlsx")
        assert report.main([str(path), str(tmp_path / "r.xlsx")]) == 2
        assert f"{path.name}: cannot be read as a workbook: " in capsys.readouterr().err
    assert not (tmp_path / "r.xlsx").exists()


def test_a_price_that_excel_has_calculated_is_its_saved_result(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet("Orders")
        sheet.write_row(0, 0, [f" {name} " for name in workbook.HEADER])
        sheet.write_row(1, 0, ["1", None, "A", "Lamp", 2])
        sheet.write_datetime(1, 1, workbook.DAY, book.add_format({"num_format": 14}))
        sheet.write_formula(1, 5, "=39.8/2", None, 19.9)
    assert [order.price_cents for order in read(tmp_path / "x.xlsx")[0]] == [1990]


def test_columns_may_be_in_another_order(source: Path, tmp_path: Path) -> None:
    book = load_workbook(source)
    sheet = book["Orders"]
    sheet.move_range(f"A1:A{sheet.max_row}", cols=8)
    book.save(tmp_path / "moved.xlsx")
    assert [order.number for order in read(tmp_path / "moved.xlsx")[0]][:1] == ["0042"]


def made(tmp_path: Path, source: Path) -> Path:
    target = tmp_path / "report.xlsx"
    assert report.main([str(source), str(target)]) == 3
    return target


def test_the_report_adds_up_and_says_what_is_missing(
    source: Path, tmp_path: Path
) -> None:
    book = load_workbook(made(tmp_path, source), data_only=True)
    assert book.sheetnames == ["Products", "Orders", "Not taken"]
    assert list(book["Products"].values) == [
        ("Product", "Total"),
        ("Desk", 30),
        ("Lamp", 59.70),
        ("Shelf", 89),
        ("Total", 178.70),
    ]
    assert [
        row[0] for row in book["Not taken"].iter_rows(min_row=2, values_only=True)
    ] == [4, 6, 8, 9, 10]
    lamps = list(book["Orders"].values)[1]
    monday = datetime.datetime(2026, 11, 2)  # noqa: DTZ001
    assert lamps == ("0042", monday, "Lucía Ortega", "Lamp", 2, 19.90)
    assert book["Orders"]["F2"].number_format == report.MONEY


def test_the_chart_shows_each_product_and_not_the_total(
    source: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(made(tmp_path, source)) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert "<c:f>Products!$A$2:$A$4</c:f>" in chart
    assert "<c:f>Products!$B$2:$B$4</c:f>" in chart


def test_the_total_is_a_formula_with_its_value(source: Path, tmp_path: Path) -> None:
    target = made(tmp_path, source)
    cell = load_workbook(target)["Products"].cell(5, 2)
    assert cell.value == "=SUM(B2:B4)"
    assert cell.number_format == report.MONEY
    assert load_workbook(target, data_only=True)["Products"].cell(5, 2).value == 178.70
    with zipfile.ZipFile(target) as parts:
        assert b'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml")


def test_no_text_of_a_customer_becomes_a_formula(source: Path, tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, source))["Orders"]
    names = [sheet.cell(row, 3) for row in range(2, sheet.max_row + 1)]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in names)
    assert {cell.data_type for cell in names} == {"s"}


@pytest.mark.parametrize("value", ["=1+1", "{=1+1}", "https://example.org"])
def test_a_reject_that_looks_like_a_formula_or_a_link_stays_a_text(
    value: str, tmp_path: Path
) -> None:
    order = Order(3, "1", workbook.DAY, "A", "Lamp", 1, 250)
    bad = Reject(2, "Price", value, "is no price")
    report.write(tmp_path / "r.xlsx", [order], [bad])
    cell = load_workbook(tmp_path / "r.xlsx")["Not taken"]["C2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", value, None)


def test_the_same_input_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    found = set()
    for name in ("a.xlsx", "b.xlsx"):
        report.main([str(source), str(tmp_path / name)])
        found.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(found) == 1
    # Both runs may fall into one second, so the time in the file is looked at as well.
    made = load_workbook(tmp_path / "a.xlsx").properties
    assert made.created == made.modified == report.MADE


def test_a_report_that_does_not_add_up_is_refused(source: Path, tmp_path: Path) -> None:
    target = made(tmp_path, source)
    orders, _ = read(source)
    report.check(target, orders)
    for sheet, cell, value, says in (
        ("Orders", "F2", 0.01, "orders: 13892 cents in the report, 17870 in the input"),
        ("Orders", "F2", None, "orders: 13890 cents"),
        ("Products", "B2", 0.01, "products: 14871 cents"),
        ("Products", "B5", 0.01, "total: 1 cents"),
        ("Products", "B5", "=SUM(B2:B4)", "total: None cents"),
    ):
        book = load_workbook(target)
        book[sheet][cell] = value
        book.save(tmp_path / "changed.xlsx")
        with pytest.raises(Refused, match=says):
            report.check(tmp_path / "changed.xlsx", orders)


def test_a_failed_check_keeps_the_old_report(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = made(tmp_path, source)
    before = target.read_bytes()

    def fail(path: Path, orders: list[Order]) -> None:
        assert path.parent.parent == tmp_path  # one file system: os.replace is one step
        raise Refused("orders: 1 cents in the report, 2 in the input")

    monkeypatch.setattr(report, "check", fail)
    assert report.main([str(source), str(target)]) == 2
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"sales.xlsx", "report.xlsx"}


def test_the_source_is_never_the_target(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    other = tmp_path / "other.xlsx"
    other.hardlink_to(source)
    for target in (source, other):
        assert report.main([str(source), str(target)]) == 2
        assert target.read_bytes() == before


def test_the_exit_status_says_how_it_went(tmp_path: Path) -> None:
    typed(tmp_path / "clean.xlsx", ["1", workbook.DAY, "A", "Lamp", 1, 2.5])
    workbook.make(tmp_path / "sales.xlsx")
    command = [sys.executable, str(HERE / "report.py")]
    for arguments, status in (
        ([str(tmp_path / "clean.xlsx"), str(tmp_path / "r.xlsx")], 0),
        ([str(tmp_path / "sales.xlsx"), str(tmp_path / "r.xlsx")], 3),
        ([str(tmp_path / "missing.xlsx"), str(tmp_path / "r.xlsx")], 2),
        ([], 2),
    ):
        done = subprocess.run(
            [*command, *arguments], cwd=HERE, capture_output=True, check=False
        )
        assert done.returncode == status


def test_the_six_lines_lose_what_the_page_says(source: Path) -> None:
    done = subprocess.run(
        [sys.executable, "sales_wrong.py"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "101010" in done.stdout
    assert "sheets: ['Sheet1']" in done.stdout
    assert load_workbook(source).sheetnames == ["Orders", "Goals"]


def test_a_formula_that_nobody_calculated_has_no_value(source: Path) -> None:
    recipe, saved = (
        load_workbook(source, data_only=only)["Orders"]["G2"].value
        for only in (False, True)
    )
    assert (recipe, saved) == ("=E2*F2", None)


@pytest.mark.parametrize(
    ("quoting", "cells"),
    [(csv.QUOTE_MINIMAL, ["Lamp", "=1+1"]), (csv.QUOTE_ALL, ["Lamp;=1+1"])],
)
def test_a_csv_without_quotes_splits_at_another_separator(
    quoting: int, cells: list[str]
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting).writerow(["Lamp;=1+1"])
    assert next(csv.reader([out.getvalue()], delimiter=";")) == cells


def test_an_export_that_is_no_workbook_has_its_own_error(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("<table></table>")
    with pytest.raises(zipfile.BadZipFile):
        load_workbook(tmp_path / "x.xlsx")
