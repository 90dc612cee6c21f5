import pytest
import redis
from exercise import worker_store


# --8<-- [start:test]
def test_one_worker_empties_only_its_own_keys(redis_url: str) -> None:
    stores = [worker_store(redis_url, name) for name in ("master", "gw0", "gw14")]
    for store in stores:
        store.set("key", "value")
    stores[1].flushdb()
    assert [store.dbsize() for store in stores] == [1, 0, 1]
    for store in stores:
        store.close()


def test_the_rest_of_the_url_is_kept() -> None:
    store: redis.Redis = worker_store("redis://:secret@cache:7000/0", "gw3")
    settings = store.get_connection_kwargs()
    assert (settings["host"], settings["port"]) == ("cache", 7000)
    assert (settings["password"], settings["db"]) == ("secret", 4)


def test_there_are_sixteen() -> None:
    with pytest.raises(ValueError, match="gw15"):
        worker_store("redis://cache:7000/0", "gw15")


# --8<-- [end:test]
