"""Prices, rejects, totals and bytes: what finance has to be able to believe."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import report
import workbook
from read_sales import Order, Refused, cents, day, pieces, read, text

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


@pytest.mark.parametrize("cell", [0, -1, 1.5, "1.5", "x", None, True])
def test_a_quantity_is_whole_and_positive(cell: object) -> None:
    with pytest.raises(Refused):
        pieces(cell)


def test_what_other_cells_may_be() -> None:
    assert (pieces("3"), pieces(2.0)) == (3, 2)
    assert day(datetime.datetime(2026, 11, 2, 9)) == datetime.date(2026, 11, 2)  # noqa: DTZ001
    for value in ("03/11/2026", None, 46000):
        with pytest.raises(Refused):
            day(value)
    assert text(" a ") == "a"
    with pytest.raises(Refused):
        text("  ")


def test_every_row_is_an_order_or_a_reject(source: Path) -> None:
    orders, rejects = read(source)
    assert len(workbook.ROWS) == len(orders) + len({reject.row for reject in rejects})
    assert [order.number for order in orders] == ["0042", "0043", "0045", "0046"]
    assert [reject.row for reject in rejects] == [4, 6, 8, 9, 10]


def test_a_row_with_two_faults_says_both(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Orders"
    sheet.append(workbook.HEADER)
    sheet.append(["1", None, "A", "Lamp", 0, 1])
    sheet.append([None] * 7)
    book.save(tmp_path / "x.xlsx")
    orders, rejects = read(tmp_path / "x.xlsx")
    assert orders == []
    assert [(reject.row, reject.column) for reject in rejects] == [
        (2, "Date"),
        (2, "Quantity"),
    ]


@pytest.mark.parametrize(
    ("title", "header", "says"),
    [
        ("Sales", workbook.HEADER, 'no sheet "Orders"; there are Sales'),
        ("Orders", ["Order", "Date"], "no column Customer, Product, Quantity, Price"),
    ],
)
def test_a_workbook_of_another_shape_is_refused(
    title: str,
    header: list[str],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    sheet.append(header)
    book.save(tmp_path / "x.xlsx")
    assert report.main([str(tmp_path / "x.xlsx"), str(tmp_path / "r.xlsx")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "r.xlsx").exists()


def test_columns_may_be_in_another_order(source: Path, tmp_path: Path) -> None:
    book = load_workbook(source)
    sheet = book["Orders"]
    sheet.move_range(f"A1:A{sheet.max_row}", cols=8)
    book.save(tmp_path / "moved.xlsx")
    assert [order.number for order in read(tmp_path / "moved.xlsx")[0]][:1] == ["0042"]


def made(tmp_path: Path, source: Path) -> Path:
    target = tmp_path / "report.xlsx"
    assert report.main([str(source), str(target)]) == 1
    return target


def test_the_report_adds_up_and_says_what_is_missing(
    source: Path, tmp_path: Path
) -> None:
    book = load_workbook(made(tmp_path, source), data_only=True)
    assert book.sheetnames == ["Products", "Orders", "Not taken"]
    rows = list(book["Products"].values)
    assert rows[-1][:2] == ("Total", 178.70)
    assert sum(row[1] for row in rows[1:-1]) == pytest.approx(178.70)
    assert [
        row[0] for row in book["Not taken"].iter_rows(min_row=2, values_only=True)
    ] == [4, 6, 8, 9, 10]
    assert book["Orders"]["A2"].value == "0042"


def test_the_total_is_a_formula_with_its_value(source: Path, tmp_path: Path) -> None:
    target = made(tmp_path, source)
    cell = load_workbook(target)["Products"].cell(5, 2)
    assert cell.value == "=SUM(B2:B4)"
    assert cell.number_format == report.MONEY
    assert load_workbook(target, data_only=True)["Products"].cell(5, 2).value == 178.70


def test_no_text_of_a_customer_becomes_a_formula(source: Path, tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, source))["Orders"]
    names = [sheet.cell(row, 3) for row in range(2, sheet.max_row + 1)]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in names)
    assert {cell.data_type for cell in names} == {"s"}


def test_a_reject_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    orders: list[Order] = []
    bad = report.Reject(2, "Price", "=1+1", "is no price")
    report.write(tmp_path / "r.xlsx", orders, [bad])
    assert load_workbook(tmp_path / "r.xlsx")["Not taken"]["C2"].data_type == "s"


def test_the_same_input_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    found = set()
    for name in ("a.xlsx", "b.xlsx"):
        report.main([str(source), str(tmp_path / name)])
        found.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(found) == 1


def test_a_report_that_does_not_add_up_is_refused(source: Path, tmp_path: Path) -> None:
    target = made(tmp_path, source)
    orders, _ = read(source)
    report.check(target, orders)
    for sheet, cell in (("Orders", "F2"), ("Products", "B5")):
        book = load_workbook(target)
        book[sheet][cell] = 0.01
        book.save(tmp_path / "changed.xlsx")
        with pytest.raises(Refused, match="in the report"):
            report.check(tmp_path / "changed.xlsx", orders)


def test_a_failed_check_keeps_the_old_report(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = made(tmp_path, source)
    before = target.read_bytes()

    def fail(path: Path, orders: list[Order]) -> None:
        raise Refused("orders: 1 cents in the report, 2 in the input")

    monkeypatch.setattr(report, "check", fail)
    assert report.main([str(source), str(target)]) == 2
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"sales.xlsx", "report.xlsx"}


def test_the_source_is_never_the_target(source: Path) -> None:
    before = source.read_bytes()
    assert report.main([str(source), str(source)]) == 2
    assert source.read_bytes() == before


def test_the_exit_status_says_how_it_went(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Orders"
    sheet.append(workbook.HEADER)
    sheet.append(["1", workbook.DAY, "A", "Lamp", 1, 2.5])
    book.save(tmp_path / "clean.xlsx")
    command = [sys.executable, str(HERE / "report.py")]
    for arguments, status in (
        ([str(tmp_path / "clean.xlsx"), str(tmp_path / "r.xlsx")], 0),
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


def test_an_export_that_is_no_workbook_has_an_own_error(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("<table></table>")
    with pytest.raises(zipfile.BadZipFile):
        load_workbook(tmp_path / "x.xlsx")
