"""Eight checks. Each is red on the broken program and green on the mended one."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import threading
import time
import tracemalloc
import warnings
from types import SimpleNamespace

import pytest

import feed
import seeds
from orders import DAY, right_total


# --8<-- [start:import]
def check_import(program, caplog):
    """The log names the line of the feed, and the job does not call it success."""
    assert program.main() != 0
    error = caplog.records[-1].exc_info[1]
    assert "line 618" in str(error)
    assert "ConversionSyntax" in repr(error.__cause__)
    # --8<-- [end:import]


# --8<-- [start:vouchers]
def check_vouchers(program, caplog):
    """The price of an order does not depend on the orders before it."""
    assert [program.total(order) for order in DAY] == [
        right_total(order) for order in DAY
    ]
    # --8<-- [end:vouchers]


class SlowLock:
    """Gives the other thread time to come between two locks."""

    def __init__(self):
        self.lock = threading.Lock()

    def __enter__(self):
        self.lock.acquire()
        time.sleep(0.1)

    def __exit__(self, *error):
        self.lock.release()


# --8<-- [start:transfer]
def check_transfer(program, caplog):
    """Two transfers in opposite directions end, however slow a lock is."""
    slow = SimpleNamespace(Lock=SlowLock, Thread=threading.Thread)
    deadline = time.monotonic() + 3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program, "threading", slow)
        threads = program.both_ways()
    for thread in threads:
        thread.join(max(0, deadline - time.monotonic()))
    assert not any(thread.is_alive() for thread in threads)
    # --8<-- [end:transfer]


# --8<-- [start:fetch]
def check_fetch(program, caplog):
    """An article that the supplier does not know ends the job with its name."""

    async def ask():
        async with asyncio.timeout(1):
            await program.fetch(["A-1", "B-2", "Z-9"])

    with pytest.raises((TimeoutError, ExceptionGroup)) as caught:
        asyncio.run(ask())
    assert isinstance(caught.value, ExceptionGroup)
    assert caught.value.subgroup(lambda error: "Z-9" in str(error))
    # --8<-- [end:fetch]


# --8<-- [start:receipts]
def check_receipts(program, caplog):
    """1,000 requests more leave less than 200 kB behind."""
    tracemalloc.start()
    try:
        program.serve(0, 200)
        gc.collect()
        before, _peak = tracemalloc.get_traced_memory()
        program.serve(200, 1_000)
        gc.collect()
        after, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 200_000
    # --8<-- [end:receipts]


# --8<-- [start:export]
def check_export(program, caplog, folder):
    """Every file that was opened is closed by the code that opened it."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always", ResourceWarning)
        program.split(DAY, folder)
        gc.collect()
    assert len(list(folder.iterdir())) == len(DAY)
    assert [str(one.message) for one in seen] == []
    # --8<-- [end:export]


class Counted(int):
    """A number that counts how often it is compared."""

    comparisons = 0

    def __eq__(self, other):
        Counted.comparisons += 1
        return int(self) == int(other)

    __hash__ = int.__hash__


# --8<-- [start:match]
def check_match(program, caplog):
    """Twice the invoices need about twice the comparisons, not four times."""
    needed = []
    for size in (200, 400):
        Counted.comparisons = 0
        everything = [Counted(number) for number in range(size)]
        paid = [Counted(number) for number in range(0, size, 2)]
        assert len(program.unpaid(everything, paid)) == size // 2
        needed.append(Counted.comparisons)
    assert needed[1] < 2.5 * needed[0]
    # --8<-- [end:match]


# --8<-- [start:codes]
def check_codes(program, caplog):
    """The total is the same under every hash seed."""
    assert len(seeds.answers(program.__file__)) == 1
    # --8<-- [end:codes]


CHECKS = {
    "import_prices": check_import,
    "vouchers": check_vouchers,
    "transfer": check_transfer,
    "fetch": check_fetch,
    "receipts": check_receipts,
    "export": check_export,
    "match": check_match,
    "codes": check_codes,
}


@pytest.fixture
def run(caplog, tmp_path):
    def check(name, file):
        program = importlib.import_module(file)
        more = [tmp_path] if name == "export" else []
        with caplog.at_level(logging.INFO):
            CHECKS[name](program, caplog, *more)

    return check


# What the failed comparison shows: red for another reason would prove nothing.
REASONS = {
    "import_prices": r"assert 0 != 0",
    "vouchers": r"At index 10 diff: 9000 != 10000",
    "transfer": r"assert not True",
    "fetch": r"isinstance\(TimeoutError",
    "receipts": r"assert \(\d+ - \d+\) < 200000",
    "export": r"unclosed file .*customer-00\.csv",
    "match": r"assert \d+ < \(2\.5 \* \d+\)",
    "codes": r"assert 2 == 1",
}


# --8<-- [start:both]
@pytest.mark.parametrize("name", CHECKS)
def test_is_red_on_the_broken_program(name, run):
    with pytest.raises(AssertionError, match=REASONS[name]):
        run(name, f"{name}_wrong")


@pytest.mark.parametrize("name", CHECKS)
def test_is_green_on_the_mended_program(name, run):
    run(name, name)
    # --8<-- [end:both]


def test_the_feed_has_one_row_typed_by_hand():
    assert [row for row in feed.rows() if "," in row] == ["A-0617;1.499,00"]
