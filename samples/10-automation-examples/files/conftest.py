"""No test can see what fsync does, and some disks take a tenth of a second for it."""

import os

import pytest


@pytest.fixture(autouse=True)
def no_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls arrive at os.fsync as before; only the disk does not."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
