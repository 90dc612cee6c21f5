"""A subclass that every type checker accepts."""

from typing import override

from inheritance import MemoryStore


# --8<-- [start:wrong]
class TidyStore(MemoryStore):
    """Saves space: a key that is there is not written again."""

    @override
    def write(self, key: str, data: bytes) -> None:
        if key not in self._kept:
            super().write(key, data)

    @override
    def read(self, key: str) -> bytes:
        return self._kept.get(key, b"")


# --8<-- [end:wrong]
