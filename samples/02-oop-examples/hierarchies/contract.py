"""What every store must do, whatever it inherits. Bind `store`, and the tests run."""
# ruff: noqa: S101

import pytest
from inheritance import NotFoundError, Store


# --8<-- [start:contract]
class StoreContract:
    def test_a_write_can_be_read(self, store: Store) -> None:
        store.write("k", b"\x00tea")
        assert store.read("k") == b"\x00tea"

    def test_the_last_write_wins(self, store: Store) -> None:
        store.write("k", b"first")
        store.write("k", b"second")
        assert store.read("k") == b"second"

    def test_an_unknown_key_raises(self, store: Store) -> None:
        with pytest.raises(NotFoundError):
            store.read("nobody wrote this")

    def test_a_key_is_any_text(self, store: Store) -> None:
        store.write("../año 2026", b"x")
        assert store.read("../año 2026") == b"x"


# --8<-- [end:contract]
