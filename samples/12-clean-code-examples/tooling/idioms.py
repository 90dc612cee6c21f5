"""Twenty-four pieces of code that are right as they stand."""

import logging
import os
import random
import re
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

log = logging.getLogger("shop")

# --8<-- [start:address]
TOKEN_URL = "https://pay.example.org/oauth/token"
# --8<-- [end:address]


# --8<-- [start:command_line]
def main(paths: list[str]) -> int:
    """The command: says what it did, on standard output."""
    print(f"{len(paths)} files")
    return 0


# --8<-- [end:command_line]


# --8<-- [start:narrowing]
def order_number(text: str) -> int:
    """The number at the end of a route that was matched already."""
    match = re.search(r"\d+$", text)
    assert match is not None, "the pattern of the route guarantees it"
    return int(match[0])


# --8<-- [end:narrowing]


# --8<-- [start:known_number]
def found(status: int) -> bool:
    """Whether the page is there."""
    return status != 404


# --8<-- [end:known_number]


# --8<-- [start:flag]
def names(rows: Iterable[str], unique: bool = False) -> list[str]:
    """All names in order, each of them once on request."""
    return sorted(set(rows)) if unique else sorted(rows)


# --8<-- [end:flag]


# --8<-- [start:message]
def cents(text: str) -> int:
    """Read an amount. Raises ValueError for anything but digits."""
    if not text.isdigit():
        raise ValueError(f"{text!r} is no amount in cents")
    return int(text)


# --8<-- [end:message]


# --8<-- [start:own_command]
def revision() -> str:
    """The version of git on this machine."""
    done = subprocess.run(["git", "--version"], check=True, capture_output=True)
    return done.stdout.decode()


# --8<-- [end:own_command]


# --8<-- [start:jitter]
def wait_seconds(attempt: int) -> float:
    """How long to wait: longer each time, and never in step."""
    return 2**attempt * random.uniform(0.5, 1.5)


# --8<-- [end:jitter]


# --8<-- [start:late_import]
def as_table(rows: list[list[str]]) -> str:
    """Rows as indented text."""
    import textwrap  # only the report needs it

    return textwrap.indent("\n".join(" | ".join(row) for row in rows), "  ")


# --8<-- [end:late_import]


# --8<-- [start:last_resort]
def run_job(job: Callable[[], None]) -> bool:
    """Run one job; its failure must not end the others."""
    try:
        job()
    except Exception:
        log.exception("the job failed")
        return False
    return True


# --8<-- [end:last_resort]


# --8<-- [start:six_parameters]
def address(
    name: str, street: str, number: str, code: str, city: str, land: str
) -> str:
    """An address as it is printed on a parcel."""
    return f"{name}\n{street} {number}\n{code} {city}\n{land}"


# --8<-- [end:six_parameters]


# --8<-- [start:early_returns]
def band(grams: int) -> str:
    """The size of a letter by its weight in grams."""
    if grams <= 20:
        return "S"
    if grams <= 50:
        return "M"
    if grams <= 100:
        return "L"
    if grams <= 500:
        return "XL"
    if grams <= 1000:
        return "2XL"
    if grams <= 2000:
        return "3XL"
    return "parcel"


# --8<-- [end:early_returns]


# --8<-- [start:example_in_comment]
# rows = read("orders.csv")
def read(path: Path) -> list[str]:
    """All lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


# --8<-- [end:example_in_comment]


# --8<-- [start:todo]
def carrier(country: str) -> str:
    """Who takes a parcel to this country."""
    # TODO: ask the second carrier once it answers in Portugal (SHOP-412)
    return "post" if country == "ES" else "courier"


# --8<-- [end:todo]


# --8<-- [start:os_path]
def part(path: str) -> str:
    """The name under which a file is downloaded."""
    return os.path.basename(path) + ".part"


# --8<-- [end:os_path]


# --8<-- [start:same_class]
class Money:
    """An amount in cents."""

    def __init__(self, cents: int) -> None:
        self._cents = cents

    def plus(self, other: "Money") -> "Money":
        """The sum of both."""
        return Money(self._cents + other._cents)


# --8<-- [end:same_class]


# --8<-- [start:interface]
def tell(item: str, count: int) -> str:
    """One of several listeners; all of them get the same two."""
    return f"{item} is back"


# --8<-- [end:interface]


# --8<-- [start:two_ways]
def greeting(name: str | None) -> str:
    """A salutation."""
    if name is None:
        return "Dear customer"
    else:
        return f"Dear {name}"


# --8<-- [end:two_ways]


# --8<-- [start:json]
def event(kind: str, data: Any) -> dict[str, Any]:
    """A message for the queue; its data is whatever JSON holds."""
    return {"kind": kind, "data": data}


# --8<-- [end:json]


# --8<-- [start:debug_line]
def remember(order: int) -> int:
    """Pass an order on, and leave a trace."""
    log.debug(f"{order=}")
    return order


# --8<-- [end:debug_line]


# --8<-- [start:try_return]
def amount(text: str) -> int | None:
    """A whole number, or nothing."""
    try:
        number = int(text)
        return number
    except ValueError:
        return None


# --8<-- [end:try_return]


# --8<-- [start:handler]
class Health(BaseHTTPRequestHandler):
    """Says that the server is there."""

    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()


# --8<-- [end:handler]


# --8<-- [start:local_day]
def letter_date() -> str:
    """Today, as it stands on a letter."""
    return date.today().strftime("%d/%m/%Y")


# --8<-- [end:local_day]


# --8<-- [start:own_table]
def count_of(table: str) -> str:
    """The statement that counts one of our two tables."""
    if table not in {"orders", "customers"}:
        raise KeyError(table)
    return f"SELECT count(*) FROM {table}"


# --8<-- [end:own_table]
