"""The contract, held against the wrong store."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pytest

pytest.register_assert_rewrite("contract")
from contract import StoreContract
from stores_wrong import TidyStore


@pytest.fixture
def store() -> TidyStore:
    return TidyStore()


class TestTidyStore(StoreContract):
    """Two of four fail."""
