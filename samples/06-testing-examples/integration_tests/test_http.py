"""The other service as a real server: prepared answers, silence, drops."""

import time
from collections.abc import AsyncIterator, Iterator
from decimal import Decimal

import httpx2
import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from local_servers import ScriptedServer, dripping, serving, silent
from rates import NoRateError, rate

NO_RETRY = Retry(NoBackoff(), 0)


# --8<-- [start:fixtures]
@pytest.fixture
def upstream() -> Iterator[ScriptedServer]:
    with serving(ScriptedServer()) as server:
        yield server


@pytest.fixture
async def rates(upstream: ScriptedServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=upstream.url, timeout=5) as client:
        yield client


# --8<-- [end:fixtures]


# --8<-- [start:retry]
@pytest.mark.anyio
async def test_a_503_is_tried_again_once(
    upstream: ScriptedServer, rates: httpx2.AsyncClient
) -> None:
    upstream.answers = [(503, ""), (200, '{"rate": "1.1605"}')]
    assert await rate(rates, "USD", within=5) == Decimal("1.1605")
    assert upstream.asked == ["/rates?to=USD"] * 2


@pytest.mark.anyio
@pytest.mark.parametrize(
    "body",
    ["{}", "[]", '{"rate": null}', '{"rate": "NaN"}', '{"rate": Infinity}', "<html>"],
)
async def test_an_odd_answer_is_no_rate(
    upstream: ScriptedServer, rates: httpx2.AsyncClient, body: str
) -> None:
    upstream.answers = [(200, body)]
    with pytest.raises(NoRateError, match="USD"):
        await rate(rates, "USD", within=5)


# --8<-- [end:retry]


@pytest.mark.anyio
async def test_a_refusal_is_no_rate(
    upstream: ScriptedServer, rates: httpx2.AsyncClient
) -> None:
    upstream.answers = [(404, '{"rate": "1.1605"}')]
    with pytest.raises(NoRateError, match="USD: HTTPStatusError"):
        await rate(rates, "USD", within=5)


@pytest.mark.anyio
async def test_a_negative_rate_is_no_rate(
    upstream: ScriptedServer, rates: httpx2.AsyncClient
) -> None:
    upstream.answers = [(200, '{"rate": -1}')]
    with pytest.raises(NoRateError, match="USD: ValueError"):
        await rate(rates, "USD", within=5)


@pytest.mark.anyio
async def test_a_number_in_the_answer_keeps_its_digits(
    upstream: ScriptedServer, rates: httpx2.AsyncClient
) -> None:
    upstream.answers = [(200, '{"rate": 1.1605}')]
    assert await rate(rates, "USD", within=5) == Decimal("1.1605")


# --8<-- [start:silence]
@pytest.mark.anyio
async def test_silence_ends_at_the_deadline() -> None:
    with silent() as (host, port):
        async with httpx2.AsyncClient(base_url=f"http://{host}:{port}") as client:
            with pytest.raises(NoRateError, match="USD: TimeoutError"):
                await rate(client, "USD", within=0.2)


def test_a_silent_database_is_given_up() -> None:
    with silent() as (host, port), pytest.raises(psycopg.errors.ConnectionTimeout):
        psycopg.connect(host=host, port=port, user="app", connect_timeout=2)


def test_a_silent_redis_is_given_up() -> None:
    with silent() as (host, port), pytest.raises(redis.TimeoutError):
        redis.Redis(host=host, port=port, socket_timeout=0.2, retry=NO_RETRY).ping()


# --8<-- [end:silence]


@pytest.mark.anyio
async def test_a_dripping_answer_ends_at_the_deadline() -> None:
    with dripping(seconds=30, every=0.05) as url:
        async with httpx2.AsyncClient(base_url=url, timeout=5) as client:
            began = time.monotonic()
            with pytest.raises(NoRateError, match="USD: TimeoutError"):
                await rate(client, "USD", within=0.3)
            assert time.monotonic() - began < 15


def test_the_upstream_says_when_the_test_prepared_too_little(
    upstream: ScriptedServer,
) -> None:
    assert httpx2.get(upstream.url + "/rates").status_code == 599
