"""Cleans the shop's export. Every record of the file ends in exactly one table."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

# --8<-- [start:columns]
COLUMNS = {
    "pedido": "order_id",
    "fecha": "placed_at",
    "cliente": "customer",
    "país": "country",
    "cp": "postcode",
    "unidades": "units",
    "importe": "amount",
    "nota": "note",
}
NAMES = list(COLUMNS.values())
# --8<-- [end:columns]
SHIPS_TO = ["AR", "DE", "ES", "FR", "NA", "PT"]
PERSONAL = {"personal": True}


class UnknownExport(ValueError):
    """The file is not the export that this module knows."""


class RowsLost(RuntimeError):
    """Some record is in no table, or in two, or the sender counts others."""


# --8<-- [start:decode]
def decode(raw: bytes) -> str:
    """The text of a file whose sender does not name the encoding.

    Accented text in cp1252 is hardly ever valid UTF-8 by chance, so UTF-8 is tried
    first. Raises UnicodeDecodeError if it is neither.
    """
    try:
        return raw.decode("utf-8-sig")  # with or without a BOM
    except UnicodeDecodeError:
        return raw.decode("cp1252")


# --8<-- [end:decode]


# --8<-- [start:read]
def read_text(text: str) -> pd.DataFrame:
    """One row per record, all cells as text, nothing missing.

    `line` is where the record begins in the file, `fields` how many it has.
    Raises UnknownExport, and RowsLost if two parsers count different records.
    """
    if text.partition("\n")[0].rstrip("\r") != ";".join(COLUMNS):
        raise UnknownExport(f"expected the columns {list(COLUMNS)}")
    places, line = [], 1
    counting = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    for record in counting:  # (1)!
        places.append((line, len(record)))
        line = counting.line_num + 1

    table = pd.read_csv(
        io.StringIO(text, newline=""),
        sep=";",
        header=None,  # the header is a record like any other, for now
        names=NAMES,
        usecols=NAMES,  # (2)!
        dtype=str,
        keep_default_na=False,  # (3)!
        skip_blank_lines=False,
    )
    if len(table) != len(places):
        raise RowsLost(f"csv counts {len(places)} records, pandas {len(table)}")
    lines, fields = zip(*places, strict=True)
    return table.assign(line=lines, fields=fields)


# --8<-- [end:read]


# --8<-- [start:kinds]
def kinds(table: pd.DataFrame) -> pd.Series[str]:
    """What each record is: order, header, blank, total or ragged."""
    ragged = table["fields"].ne(len(NAMES)) & table["fields"].ne(0)
    kind = pd.Series("order", index=table.index, dtype=str)
    kind = kind.mask(table[NAMES].eq(list(COLUMNS)).all(axis=1), "header")
    kind = kind.mask(table[NAMES].eq("").all(axis=1), "blank")
    kind = kind.mask(table["order_id"].eq("TOTAL"), "total")
    return kind.mask(ragged, "ragged")  # last: a wide row is never blank


# --8<-- [end:kinds]


# --8<-- [start:missing]
NOTHING = {"units": ["-", "N/A"], "amount": ["-", "N/A"], "note": ["-", "N/A"]}


def without_noise(cells: pd.DataFrame) -> pd.DataFrame:
    """Trimmed text; missing where the export has nothing, column by column."""
    tidy = {}
    for name in NAMES:
        text = cells[name].str.replace("\u00a0", " ", regex=False).str.strip()
        tidy[name] = text.mask(text.isin(["", *NOTHING.get(name, [])]))
    return pd.DataFrame({"line": cells["line"], **tidy})


# --8<-- [end:missing]


# --8<-- [start:types]
WHOLE = r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,3})"
MONEY = r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}),[0-9]{2}(?: ?€)?"


def digits(text: pd.Series[str], pattern: str) -> pd.Series[int]:
    """The digits of the cells that fit the pattern, as Int64; <NA> for the others."""
    fitting = text.where(text.str.fullmatch(pattern))
    return fitting.str.replace("[^0-9-]", "", regex=True).astype("Int64")


def to_types(text: pd.DataFrame) -> pd.DataFrame:
    """The same rows, typed; missing where a cell cannot be read as its type."""
    wall = pd.to_datetime(text["placed_at"], format="%d/%m/%Y %H:%M", errors="coerce")
    shop = wall.dt.tz_localize("Europe/Madrid", ambiguous="NaT", nonexistent="NaT")
    return pd.DataFrame(
        {
            "line": text["line"],
            "order_id": text["order_id"],  # 18 digits, and no number
            "placed_at": shop.dt.tz_convert("UTC").dt.as_unit("us"),  # (1)!
            "customer": text["customer"],
            "country": text["country"],
            "postcode": text["postcode"],
            "units": digits(text["units"], WHOLE),  # 1.200 is 1200
            "amount_cents": digits(text["amount"], MONEY),  # 1.234,50 € is 123450
            "note": text["note"],
        }
    )


# --8<-- [end:types]


# --8<-- [start:schema]
def spanish_postcode(table: pd.DataFrame) -> pd.Series[bool]:
    five_digits = table["postcode"].str.fullmatch("[0-9]{5}")
    return table["country"].ne("ES") | table["postcode"].isna() | five_digits


SCHEMA = pa.DataFrameSchema(
    {
        "line": pa.Column("int64"),
        "order_id": pa.Column(
            "str",
            pa.Check.str_matches(r"^[0-9]{18}$", error="not 18 digits"),
            unique=True,
            report_duplicates="all",
        ),
        "placed_at": pa.Column(pd.DatetimeTZDtype("us", "UTC")),
        "customer": pa.Column("str", metadata=PERSONAL),
        "country": pa.Column(
            "str", pa.Check.isin(SHIPS_TO, error="no country that we know")
        ),
        "postcode": pa.Column("str", metadata=PERSONAL),
        "units": pa.Column("Int64", pa.Check.ge(1, error="less than 1")),
        "amount_cents": pa.Column("Int64", pa.Check.ge(0, error="less than 0")),
        "note": pa.Column("str", nullable=True, metadata=PERSONAL),
    },
    checks=pa.Check(spanish_postcode, error="not 5 digits, in Spain"),
    strict=True,
)


def failures(typed: pd.DataFrame) -> pd.DataFrame:
    """Every rule that a row breaks: its index, the column, the rule."""
    try:
        SCHEMA.validate(typed, lazy=True)  # all of them, not the first
    except pa.errors.SchemaErrors as found:
        cases = found.failure_cases
        if cases["index"].isna().any():
            raise  # a wrong type or column: our mistake, and no row's
        # A rule about whole rows is reported once per column. One will do.
        once = cases["schema_context"].eq("Column") | cases["column"].eq("postcode")
        return cases.loc[once, ["index", "column", "check"]]
    return pd.DataFrame({"index": [], "column": [], "check": []})


# --8<-- [end:schema]


# --8<-- [start:reject]
UNREADABLE = {
    "placed_at": "no moment in Madrid, dd/mm/yyyy hh:mm",
    "units": "not a whole number like 1.200",
    "amount_cents": "not an amount like 1.234,50",
}
WORDS = {
    "not_nullable": "missing",
    "field_uniqueness": "the same order with other values",
}


REASONS = ["line", "order_id", "column", "value", "reason"]


def reject(raw: pd.DataFrame, text: pd.DataFrame, typed: pd.DataFrame) -> pd.DataFrame:
    """One row per broken rule, with the line of the file and the value as it came."""
    rows = []
    for index, column, rule in failures(typed).itertuples(index=False):
        source = column.removesuffix("_cents")
        reason = WORDS.get(rule, rule)
        if rule == "not_nullable" and pd.notna(text.at[index, source]):
            reason = UNREADABLE[column]  # something was there, and no type holds it
        line, order_id = raw.at[index, "line"], raw.at[index, "order_id"]
        rows.append((line, order_id, source, raw.at[index, source], reason))
    return pd.DataFrame(rows, columns=REASONS)


# --8<-- [end:reject]


# --8<-- [start:result]
@dataclass(frozen=True)
class Result:
    """Where each record went. All tables have `line`, its place in the file."""

    lines: pd.Series[int]
    clean: pd.DataFrame
    rejects: pd.DataFrame
    duplicates: pd.DataFrame
    aside: pd.DataFrame


# --8<-- [end:result]


# --8<-- [start:clean]
def clean(raw: bytes) -> Result:
    """All records of the export, each in one table. Raises RowsLost if that fails."""
    table = read_text(decode(raw))
    table = table.assign(kind=kinds(table))
    ragged = table[table["kind"].eq("ragged")]
    aside = table[table["kind"].isin(["header", "blank", "total"])]

    text = without_noise(table[table["kind"].eq("order")])
    again = text.duplicated(NAMES, keep="first")  # equal in every column
    duplicates, text = text[again], text[~again]

    typed = to_types(text)
    rejects = reject(table, text, typed)
    wide = ragged["fields"].astype(str) + f" fields, {len(NAMES)} expected"
    wide = ragged.assign(column="", value="", reason=wide)[REASONS]
    rejects = pd.concat([rejects, wide]).sort_values("line", ignore_index=True)

    good = typed[~typed["line"].isin(rejects["line"])]
    result = Result(
        lines=table["line"],
        clean=good.reset_index(drop=True),
        rejects=rejects,
        duplicates=duplicates.reset_index(drop=True),
        aside=aside.drop(columns="fields").reset_index(drop=True),
    )
    account(result)
    return result


# --8<-- [end:clean]


# --8<-- [start:account]
def account(result: Result) -> None:
    """Raises RowsLost unless every record is in exactly one table."""
    found = pd.concat(
        [
            result.clean["line"],
            result.rejects["line"].drop_duplicates(),  # a row can break two rules
            result.duplicates["line"],
            result.aside["line"],
        ]
    )
    if found.sort_values().tolist() != result.lines.tolist():
        raise RowsLost(f"{len(result.lines)} records in, {len(found)} accounted for")


def reconcile(result: Result) -> tuple[int, int]:
    """Orders and cents that the sender's total row announces, once they are checked.

    Raises RowsLost if the row is absent (a file cut short) or counts other orders.
    """
    totals = result.aside[result.aside["kind"].eq("total")]
    if len(totals) != 1:
        raise RowsLost(f"{len(totals)} total rows: is the file whole?")
    announced = int(totals["customer"].iloc[0].removesuffix(" pedidos"))
    cents = int(digits(totals["amount"], MONEY).iloc[0])
    received = len(result.clean) + result.rejects["line"].nunique()
    if received != announced:
        raise RowsLost(f"the sender counts {announced} orders, the file has {received}")
    return announced, cents


# --8<-- [end:account]
