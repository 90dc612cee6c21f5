"""HTTP headers: the name's case does not matter."""

from collections.abc import Iterator, Mapping, MutableMapping


class Headers(MutableMapping[str, str]):
    """Five methods of ours; the ABC builds update, get, pop and the rest on them."""

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        self._kept: dict[str, str] = {}
        self.update(headers or {})

    def __setitem__(self, name: str, value: str) -> None:
        self._kept[name.lower()] = value

    def __getitem__(self, name: str) -> str:
        return self._kept[name.lower()]

    def __delitem__(self, name: str) -> None:
        del self._kept[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
