"""The same shop, mended: one small change in each function."""

import asyncio
import logging
import math
import secrets
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import requests
import yaml

log = logging.getLogger("shop")


@dataclass
class Order:
    """What a customer bought; the amount is in cents."""

    id: int
    cents: int
    paid: bool = False


# --8<-- [start:mutable_default]
def add(item: str, basket: Sequence[str] = ()) -> list[str]:
    """Put an item into a basket; without one, start a new basket."""
    return [*basket, item]


# --8<-- [end:mutable_default]


# --8<-- [start:late_binding]
def reminders(names: list[str]) -> list[Callable[[], str]]:
    """One text for each name, written when it is sent."""
    texts: list[Callable[[], str]] = []
    for name in names:
        texts.append(partial("Dear {}".format, name))
    return texts


# --8<-- [end:late_binding]


# --8<-- [start:swallowed]
def sync(stock: dict[str, int], send: Callable[[str, int], None]) -> bool:
    """Send every stock level. False if the warehouse cannot be reached."""
    try:
        for item, count in stock.items():
            send(item, count)
    except ConnectionError:
        log.exception("the stock was not sent")
        return False
    return True


# --8<-- [end:swallowed]


# --8<-- [start:naive_time]
def paid_at() -> str:
    """Now, as text that means the same moment on every server."""
    return datetime.now(tz=UTC).isoformat(timespec="minutes")


# --8<-- [end:naive_time]


# --8<-- [start:no_timeout]
def rate(url: str) -> float:
    """Today's exchange rate. Gives up on a service that is silent."""
    return float(requests.get(url, timeout=1).text)


# --8<-- [end:no_timeout]


# --8<-- [start:sql]
def orders_of(db: sqlite3.Connection, customer: str) -> list[int]:
    """The numbers of one customer's orders."""
    query = "SELECT id FROM orders WHERE customer = ?"
    return [row[0] for row in db.execute(query, [customer])]


# --8<-- [end:sql]


# --8<-- [start:short_zip]
def price_list(items: list[str], cents: list[int]) -> dict[str, int]:
    """A price for each item. Refuses lists that do not fit together."""
    return dict(zip(items, cents, strict=True))


# --8<-- [end:short_zip]


# --8<-- [start:asserted]
def reserve(stock: int, quantity: int) -> int:
    """The stock that is left. Refuses more than there is."""
    if not 0 < quantity <= stock:
        raise ValueError("not in stock")
    return stock - quantity


# --8<-- [end:asserted]


# --8<-- [start:shadowed]
def label(cents: int, style: str = "short") -> str:
    """1299 for machines, 12.99 for people."""
    return str(cents) if style == "short" else format(cents / 100, ".2f")


# --8<-- [end:shadowed]


# --8<-- [start:is_literal]
def vat_percent(country: str) -> int:
    """The rate of Spain, or that of Portugal."""
    return 21 if country == "ES" else 23


# --8<-- [end:is_literal]


# --8<-- [start:unreachable]
def refund(order: Order, notify: Callable[[int], None]) -> Order:
    """Mark as unpaid, and tell the customer."""
    order.paid = False
    notify(order.id)
    return order


# --8<-- [end:unreachable]


# --8<-- [start:missing_f]
def charge(order: Order) -> None:
    """Mark as paid, and log which order it was."""
    order.paid = True
    log.info("order %s charged", order.id)


# --8<-- [end:missing_f]


# --8<-- [start:unclosed]
def export(orders: list[Order], path: Path, upload: Callable[[Path], int]) -> int:
    """Write one line per order, then upload the file."""
    with open(path, "w", encoding="utf-8") as out:
        for order in orders:
            out.write(f"{order.id};{order.cents}\n")
    return upload(path)


# --8<-- [end:unclosed]


# --8<-- [start:wrong_type]
def line_total(quantity: int, cents: int) -> int:
    return quantity * cents


def form_total(form: dict[str, str]) -> int:
    """The price of a form's lamps, in cents."""
    return line_total(int(form["quantity"]), 250)


# --8<-- [end:wrong_type]


# --8<-- [start:optional]
def greeting(customers: dict[str, str], email: str) -> str:
    """A salutation, also for people whom the shop does not know."""
    return "Dear " + customers.get(email, "customer").title()


# --8<-- [end:optional]


# --8<-- [start:except_order]
def settings(path: Path) -> str:
    """The file's text; before the first start there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "{}"
    except OSError:
        raise SystemExit(f"cannot read {path}") from None


# --8<-- [end:except_order]


# --8<-- [start:unawaited]
async def send_receipt(order: Order, sent: list[int]) -> None:
    await asyncio.sleep(0)
    sent.append(order.id)


async def confirm(order: Order, sent: list[int]) -> None:
    """Mark as paid, and send the receipt."""
    order.paid = True
    await send_receipt(order, sent)


# --8<-- [end:unawaited]


# --8<-- [start:blocking]
async def print_label(order: Order, printer: Callable[[int], None]) -> None:
    """Hand over to the printer, which then needs a moment."""
    printer(order.id)
    await asyncio.sleep(0.05)


# --8<-- [end:blocking]


# --8<-- [start:float_equal]
def settled(total: float, deposit: float, rest: float) -> bool:
    """Whether both payments make up the total."""
    return math.isclose(deposit + rest, total, abs_tol=0.001)


# --8<-- [end:float_equal]


# --8<-- [start:weak_token]
def reset_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_hex(8)


# --8<-- [end:weak_token]


# --8<-- [start:yaml_load]
def load_prices(text: str) -> dict[str, int]:
    """Prices from a file that a supplier sent."""
    prices: dict[str, int] = yaml.safe_load(text)
    return prices


# --8<-- [end:yaml_load]


# --8<-- [start:shell]
def backup(name: str) -> None:
    """Copy a file of this name, whatever its name is."""
    subprocess.run(["cp", name, f"{name}.bak"], check=True)


# --8<-- [end:shell]


# --8<-- [start:encoding]
def read_names(path: Path) -> list[str]:
    """One name per line, in UTF-8."""
    return path.read_text(encoding="utf-8").splitlines()


# --8<-- [end:encoding]


# --8<-- [start:boundary]
def shipping(cents: int) -> int:
    """What shipping costs: nothing from 50 euros on."""
    return 0 if cents >= 5000 else 490


# --8<-- [end:boundary]
