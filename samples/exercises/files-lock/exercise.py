import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def only_one(lock: Path) -> Iterator[bool]:
    """Yields whether we may work: False while another process does."""
    if lock.exists():
        yield False
        return
    lock.touch()
    yield True
    lock.unlink()
