"""One suite, each store. A new subclass is one line more."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

pytest.register_assert_rewrite("contract")

from inheritance import (  # noqa: E402
    CompressedThenLimited,
    FolderStore,
    LimitedThenCompressed,
    MemoryStore,
    Store,
)

from contract import StoreContract  # noqa: E402

# --8<-- [start:stores]
STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda folder: MemoryStore(),
    "folder": FolderStore,
    "compressed-limited": lambda folder: CompressedThenLimited(),
    "limited-compressed": lambda folder: LimitedThenCompressed(),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return STORES[request.param](tmp_path)


class TestStores(StoreContract):
    """Inherits its tests: an interface, not code reuse."""


# --8<-- [end:stores]
