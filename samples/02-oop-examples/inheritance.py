"""Where invoices are kept: one small hierarchy, and what each level is for.

Inherit for three reasons only: an error that callers catch by its base, an interface
that must be complete before anything runs, a mixin that adds one step to a method.
"""

from __future__ import annotations

import gzip
from abc import ABC, abstractmethod
from pathlib import Path
from typing import override


# --8<-- [start:errors]
class StoreError(Exception):
    """Base of everything that a store raises: catch this one at the edge."""


class NotFoundError(StoreError):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    @override
    def __str__(self) -> str:
        return f"nothing is stored under {self.key!r}"


class TooLargeError(StoreError):
    def __init__(self, key: str, size: int, limit: int) -> None:
        super().__init__(key, size, limit)
        self.key, self.size, self.limit = key, size, limit

    @override
    def __str__(self) -> str:
        return f"{self.key!r} has {self.size} bytes, the limit is {self.limit}"


# --8<-- [end:errors]
# --8<-- [start:store]
class Store(ABC):
    """Bytes under a key. The contract is in hierarchies/test_contract.py."""

    @abstractmethod
    def write(self, key: str, data: bytes) -> None:
        """Keep data under key. Replaces what was there."""

    @abstractmethod
    def read(self, key: str) -> bytes:
        """What was written last. Raises NotFoundError."""


class MemoryStore(Store):
    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    @override
    def write(self, key: str, data: bytes) -> None:
        self._kept[key] = data

    @override
    def read(self, key: str) -> bytes:
        try:
            return self._kept[key]
        except KeyError:
            raise NotFoundError(key) from None


# --8<-- [end:store]
class FolderStore(Store):
    """One file per key. The file's name is the key in hex: no key leaves the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, key: str) -> Path:
        return self._folder / key.encode().hex()

    @override
    def write(self, key: str, data: bytes) -> None:
        self._path(key).write_bytes(data)

    @override
    def read(self, key: str) -> bytes:
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            raise NotFoundError(key) from None


# --8<-- [start:mixins]
class Compressed(Store):
    """Mixin: what comes next in the line sees compressed bytes."""

    @override
    def write(self, key: str, data: bytes) -> None:
        packed = gzip.compress(data, mtime=0)
        super().write(key, packed)  # type: ignore[safe-super]

    @override
    def read(self, key: str) -> bytes:
        packed = super().read(key)  # type: ignore[safe-super]
        return gzip.decompress(packed)


class Limited(Store):
    """Mixin: refuses what is larger than `limit` bytes at this place in the line."""

    limit = 200

    @override
    def write(self, key: str, data: bytes) -> None:
        if len(data) > self.limit:
            raise TooLargeError(key, len(data), self.limit)
        super().write(key, data)  # type: ignore[safe-super]


class LimitedThenCompressed(Limited, Compressed, MemoryStore):
    """The limit counts the bytes that the caller sent."""


class CompressedThenLimited(Compressed, Limited, MemoryStore):
    """The limit counts the bytes that are kept."""


# --8<-- [end:mixins]
# --8<-- [start:order]
def main() -> None:
    invoice = b"1 x tea, 2.50 EUR\n" * 100
    for kind in (CompressedThenLimited, LimitedThenCompressed):
        print(" > ".join(cls.__name__ for cls in kind.__mro__))
        store = kind()
        try:
            store.write("2026-11", invoice)
            print(f"  kept and read back: {store.read('2026-11') == invoice}")
        except StoreError as error:
            print(f"  {type(error).__name__}: {error}")


# --8<-- [end:order]
if __name__ == "__main__":
    main()
