import pickle
from pathlib import Path

import pytest
from inheritance import (
    Compressed,
    CompressedThenLimited,
    FolderStore,
    Limited,
    LimitedThenCompressed,
    MemoryStore,
    NotFoundError,
    Store,
    StoreError,
    TooLargeError,
    main,
)

LONG = b"tea" * 400


def test_one_except_catches_every_store_error():
    with pytest.raises(StoreError) as caught:
        MemoryStore().read("2026-11")
    assert isinstance(caught.value, NotFoundError)
    assert caught.value.key == "2026-11"


@pytest.mark.parametrize("error", [NotFoundError("k"), TooLargeError("k", 9, 8)])
def test_an_error_survives_the_way_back_from_another_process(error):
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


def test_an_incomplete_store_cannot_be_created():
    class WriteOnly(Store):
        def write(self, key: str, data: bytes) -> None: ...

    with pytest.raises(TypeError, match="abstract method 'read'"):
        WriteOnly()


def test_the_order_of_the_mixins_decides_what_the_limit_counts():
    CompressedThenLimited().write("a", LONG)
    with pytest.raises(TooLargeError) as caught:
        LimitedThenCompressed().write("a", LONG)
    assert caught.value.size == len(LONG)
    LimitedThenCompressed().write("a", b"x" * Limited.limit)


def test_super_is_the_next_in_the_line_and_not_the_parent():
    line = LimitedThenCompressed.__mro__
    assert line[1:5] == (Limited, Compressed, MemoryStore, Store)
    assert Limited.__bases__ == (Store,)


def test_compressed_bytes_come_back_as_they_were():
    store = CompressedThenLimited()
    store.write("a", LONG)
    assert store.read("a") == LONG


def test_a_key_cannot_leave_the_folder(tmp_path: Path):
    inside = tmp_path / "inside"
    inside.mkdir()
    FolderStore(inside).write("../outside", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["inside"]


def test_the_tour_runs(capsys: pytest.CaptureFixture[str]):
    main()
    assert "TooLargeError" in capsys.readouterr().out
