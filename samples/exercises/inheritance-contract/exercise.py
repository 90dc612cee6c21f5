"""A cache that keeps the contract of what it wraps."""

from stores import MemoryStore


class CachedStore(MemoryStore):
    """Reads each key from the slow store once."""

    def __init__(self, slow: MemoryStore) -> None:
        self._slow = slow
        self._cache: dict[str, bytes] = {}

    def read(self, key: str) -> bytes:
        if key not in self._cache:
            self._cache[key] = self._slow.read(key)
        return self._cache[key]
