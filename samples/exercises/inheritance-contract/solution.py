"""A cache that keeps the contract of what it wraps."""

from stores import MemoryStore


class CachedStore:
    """Reads each key from the slow store once. Inherits no code."""

    def __init__(self, slow: MemoryStore) -> None:
        self._slow = slow
        self._cache: dict[str, bytes] = {}

    def write(self, key: str, data: bytes) -> None:
        self._slow.write(key, data)
        self._cache[key] = data

    def read(self, key: str) -> bytes:
        if key not in self._cache:
            self._cache[key] = self._slow.read(key)
        return self._cache[key]
