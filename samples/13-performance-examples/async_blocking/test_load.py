"""The handlers, over real sockets and under load."""

import asyncio
import hashlib
import os
import subprocess
import sys
import threading
import time
from statistics import median

import anyio
import httpx2
import pytest
from psycopg_pool import ConnectionPool

import carrier
import compute
import quotes
import quotes_wrong
import stock_wrong
from lag import LoopLag
from live import HERE, serve
from load import client, press
from measure import beside


@pytest.fixture(scope="module")
def servers():
    with (
        serve("quotes_wrong:app", WAIT_S="0.1") as wrong,
        serve("quotes:app", WAIT_S="0.1") as mended,
    ):
        yield wrong.url, mended.url


# --8<-- [start:ceiling]
def test_a_blocking_handler_serves_one_at_a_time(servers):
    wrong, mended = servers
    found = asyncio.run(press(f"{wrong}/quote", clients=8, turns=2))
    assert found.per_second <= 1 / 0.1
    assert found.worst > 3 * 0.1  # others are served first
    for path in ("plain", "awaited"):
        found = asyncio.run(press(f"{mended}/{path}", clients=8, turns=2))
        assert found.per_second > 2 / 0.1
        # --8<-- [end:ceiling]


def test_alone_nobody_sees_a_difference(servers):
    wrong, mended = servers
    taken = [
        asyncio.run(press(url, clients=1, turns=6)).p50
        for url in (
            f"{wrong}/quote",
            f"{mended}/plain",
            f"{mended}/awaited",
        )
    ]
    assert all(0.1 <= one < 0.2 for one in taken)


def test_the_load_script_counts_no_refusal_as_an_answer(servers):
    _, mended = servers
    with pytest.RaisesGroup(
        pytest.RaisesExc(RuntimeError, match="404 Not Found")
    ):
        asyncio.run(press(f"{mended}/nothing-here", clients=1, turns=2))


def test_the_load_script_gives_up(servers):
    wrong, _ = servers
    with pytest.raises(TimeoutError):
        asyncio.run(
            press(f"{wrong}/quote", clients=2, turns=20, limit=0.2)
        )


def test_the_first_turn_warms_up(servers):
    _, mended = servers
    taken = []
    asyncio.run(client(f"{mended}/livez", 4, taken))
    assert len(taken) == 3


def test_the_load_script_prints_what_it_found(servers):
    _, mended = servers
    command = [
        sys.executable,
        "load.py",
        f"{mended}/plain",
        "--clients",
        "2",
    ]
    done = subprocess.run(
        [*command, "--turns", "3"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("2 clients: ")
    assert "p95" in done.stdout


# --8<-- [start:pools]
def test_to_thread_has_few_places():
    inside = peak = 0
    lock = threading.Lock()

    def wait():
        nonlocal inside, peak
        with lock:
            inside += 1
            peak = max(peak, inside)
        time.sleep(0.05)
        with lock:
            inside -= 1

    async def ask_for_many():
        await asyncio.gather(
            *(asyncio.to_thread(wait) for _ in range(40))
        )

    asyncio.run(ask_for_many())
    assert peak == min(32, os.process_cpu_count() + 4)
    # --8<-- [end:pools]


def test_a_plain_def_takes_one_of_anyios_forty_threads(monkeypatch):
    names, inside, peak = set(), 0, 0

    def price():
        nonlocal inside, peak
        inside += 1
        peak = max(peak, inside)
        names.add(threading.current_thread().name)
        time.sleep(0.05)
        inside -= 1
        return 4.9

    async def ask(tokens):
        limiter = anyio.to_thread.current_default_thread_limiter()
        assert limiter.total_tokens == 40
        limiter.total_tokens = tokens
        transport = httpx2.ASGITransport(app=quotes.app)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://t"
        ) as http:
            await asyncio.gather(*(http.get("/plain") for _ in range(6)))

    monkeypatch.setattr(carrier, "price", price)
    asyncio.run(ask(2))
    assert peak == 2
    assert all(name.startswith("AnyIO worker thread") for name in names)


async def lag_of(handler):
    async with LoopLag(limit=0.01) as lag:
        await handler()
    return lag


def test_a_health_check_as_plain_def_waits_for_the_same_threads(
    servers,
):
    _, mended = servers
    _, plain = asyncio.run(
        beside(f"{mended}/plain", 90, 4, f"{mended}/livez-plain")
    )
    _, loop = asyncio.run(
        beside(f"{mended}/plain", 90, 4, f"{mended}/livez")
    )
    assert median(plain) > 2 * median(loop)


def test_the_synchronous_driver_holds_the_loop(database_url):
    with ConnectionPool(database_url) as pool:
        stock_wrong.app.state.pool = pool
        lag = asyncio.run(lag_of(stock_wrong.stock))
    assert lag.worst > 0.04
    assert "stock_wrong.py" in lag.where


def test_the_stock_app_holds_nothing(database_url):
    with serve("stock:app", DATABASE_URL=database_url) as server:
        for path in ("plain", "awaited"):
            found = asyncio.run(
                press(f"{server.url}/{path}", clients=8, turns=3)
            )
            # One at a time would be 1 / 0.05; what is above it is the machine's.
            assert found.per_second > 1.5 / 0.05


@pytest.mark.parametrize("places", [1, 4])
def test_hashing_in_a_thread_leaves_the_loop_free(places):
    """hashlib releases the GIL while it works."""

    def hash_slowly():
        began = time.perf_counter()
        while time.perf_counter() - began < 0.6:
            hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 60_000)

    async def work():
        await asyncio.gather(
            *(asyncio.to_thread(hash_slowly) for _ in range(places))
        )

    lag = asyncio.run(lag_of(work))
    assert lag.worst < 0.3


def test_the_wrong_quote_is_right_for_one_client():
    assert asyncio.run(quotes_wrong.quote()) == 4.9


def test_a_tour_is_computed_in_another_process(monkeypatch):
    async def main():
        async with compute.lifespan(compute.app):
            return await compute.tour()

    monkeypatch.setattr(compute, "shortest", eval)  # the pool can send it
    monkeypatch.setattr(compute, "STOPS", "__import__('os').getpid()")
    assert asyncio.run(main()) != os.getpid()


# --8<-- [start:livez]
def test_livez_answers_while_tours_are_computed():
    with (
        serve("compute_wrong:app") as wrong,
        serve("compute:app") as mended,
    ):
        asyncio.run(
            press(f"{mended.url}/tour", 1, 2)
        )  # the process starts
        latency = {}
        for server in (wrong, mended):
            load, probe = f"{server.url}/tour", f"{server.url}/livez"
            _, taken = asyncio.run(
                beside(load, clients=4, turns=2, probe=probe)
            )
            latency[server] = median(taken)
    assert latency[mended] < latency[wrong] / 3
    # --8<-- [end:livez]
