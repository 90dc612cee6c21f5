"""The three scripts are replayed once for all tests, and side by side."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

import replay

HERE = Path(__file__).resolve().parent
Regions = dict[str, tuple[int, str]]


@pytest.fixture(scope="session")
def replays() -> Iterator[dict[str, Future[Regions]]]:
    with replay.index() as made, ThreadPoolExecutor() as pool:
        yield {
            name: pool.submit(replay.once, HERE / f"{name}.sh", os.getpid(), made)
            for name in ("steps-pip", "failures", "steps")
        }
    for kept in Path(tempfile.gettempdir()).glob(f"new-project-*-{os.getpid()}-*.json"):
        kept.unlink()


@pytest.fixture(scope="session")
def uv_steps(replays: dict[str, Future[Regions]]) -> Regions:
    return replays["steps"].result()


@pytest.fixture(scope="session")
def pip_steps(replays: dict[str, Future[Regions]]) -> Regions:
    return replays["steps-pip"].result()


@pytest.fixture(scope="session")
def failures(replays: dict[str, Future[Regions]]) -> Regions:
    return replays["failures"].result()
