import pytest
from exercise import CachedStore
from stores import MemoryStore


# --8<-- [start:test]
@pytest.fixture(params=[MemoryStore, lambda: CachedStore(MemoryStore())])
def store(request):
    return request.param()


def test_the_last_write_wins(store):
    store.write("k", b"first")
    assert store.read("k") == b"first"
    store.write("k", b"second")
    assert store.read("k") == b"second"


def test_an_unknown_key_is_a_key_error(store):
    with pytest.raises(KeyError):
        store.read("nobody wrote this")


def test_the_slow_store_is_read_once_and_has_everything():
    slow = MemoryStore()
    slow.write("old", b"x")
    cached = CachedStore(slow)
    assert [cached.read("old") for _ in range(3)] == [b"x"] * 3
    assert slow.reads == 1
    cached.write("new", b"y")
    assert slow.read("new") == b"y"


# --8<-- [end:test]
