"""Redis: one server for the run, emptied after each test."""

import threading
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis

from redis_store import once, wait_for_price
from support import redis_server
from waiting import until


# --8<-- [start:fixtures]
@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A server that this process started, so nobody else's keys are in it."""
    with redis_server.start() as url:
        yield url


@pytest.fixture
def store(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url, decode_responses=True) as store:
        yield store
        store.flushall()


# --8<-- [end:fixtures]


# --8<-- [start:once]
def test_a_request_counts_once(store: redis.Redis) -> None:
    assert [once(store, "r-1"), once(store, "r-1"), once(store, "r-2")] == [1, 0, 1]
    assert 0 < store.ttl("once:r-1") <= 60


def test_the_id_is_free_again_later(store: redis.Redis) -> None:
    assert once(store, "r-1")
    store.pexpire("once:r-1", 1)  # the server's clock: no library can freeze it
    until(lambda: not store.exists("once:r-1"))
    assert once(store, "r-1")


# --8<-- [end:once]


@pytest.mark.parametrize("run", [1, 2])
def test_the_store_is_empty(store: redis.Redis, run: int) -> None:
    assert store.dbsize() == 0
    store.set("left", run)


# --8<-- [start:pubsub]
def numbered(url: str, number: int) -> redis.Redis:
    """The same server, another database number: it must stand in the URL."""
    address = urlsplit(url)._replace(path=f"/{number}")
    return redis.Redis.from_url(urlunsplit(address), decode_responses=True)


def test_a_message_reaches_every_database_number(redis_url: str) -> None:
    heard: list[str | None] = []
    with numbered(redis_url, 1) as ours, numbered(redis_url, 2) as theirs:
        listener = threading.Thread(
            target=lambda: heard.append(wait_for_price(ours, "L-1", timeout=10))
        )
        listener.start()
        until(lambda: theirs.publish("price:L-1", "24.90"))
        listener.join()
    assert heard == ["24.90"]


# --8<-- [end:pubsub]


def test_flushdb_empties_one_number_and_flushall_every_one(redis_url: str) -> None:
    with numbered(redis_url, 3) as three, numbered(redis_url, 4) as four:
        three.set("a", 1)
        four.set("b", 1)
        four.flushdb()
        assert (three.dbsize(), four.dbsize()) == (1, 0)
        four.flushall()
        assert three.dbsize() == 0
