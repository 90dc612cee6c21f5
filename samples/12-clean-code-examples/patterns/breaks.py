"""Breaks the code in one place at a time and asks both suites whether they notice."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine

from trees import copied

# What breaks, and the text to replace in which files.
# --8<-- [start:breaks]
CODE = ["tangled/checkout_wrong.py", "layered/storage.py", "layered/domain.py"]
MODELS = ["tangled/models.py", "layered/storage.py"]
BREAKS: list[tuple[str, list[str], str, str]] = [
    ("the vendor renames refund()", ["vendors/cardco.py"], "def refund(", "def undo("),
    (
        "paid_on is renamed in the model",
        MODELS,
        "    paid_on: Mapped",
        "    paid: Mapped",
    ),
    ("nobody commits", CODE, "ession.commit()", "ession.flush()"),
    ("half is 40 %", CODE, "else 50 if", "else 40 if"),
]
# --8<-- [end:breaks]

# A forgotten transaction is an error after a while, and not a test that hangs.
NO_WAITING = {"options": "-c lock_timeout=5s"}


def mocked_suite() -> None:
    suite = importlib.import_module("tangled.mocked_wrong")
    suite.test_half_is_refunded_after_three_weeks()
    suite.test_charge()


def contract_suite() -> None:
    unit = importlib.import_module("layered.unit_checks")
    for name in [name for name in vars(unit) if name.startswith("test_")]:
        getattr(unit, name)()
    storage = importlib.import_module("layered.storage")
    engine = create_engine(os.environ["DATABASE_URL"], connect_args=NO_WAITING)
    try:
        for promise in importlib.import_module("layered.contract").CONTRACT:
            storage.Base.metadata.drop_all(engine)
            storage.Base.metadata.create_all(engine)
            promise(lambda: storage.SqlUnitOfWork(engine))
    finally:
        storage.Base.metadata.drop_all(engine)
        engine.dispose()


def verdict(suite: Callable[[], None]) -> str:
    try:
        suite()
    except Exception as error:
        return f"red: {type(error).__name__}"
    return "green"


def plant(folder: Path, files: list[str], old: str, new: str) -> None:
    found = 0
    for file in files:
        text = (folder / file).read_text()
        found += text.count(old)
        (folder / file).write_text(text.replace(old, new))
    assert found, f"{old!r} is nowhere"


def main() -> None:
    print(f"{'what breaks':<34}{'mocks':<10}fakes and contract")
    for title, files, old, new in [("nothing", ["vendors/cardco.py"], "", ""), *BREAKS]:
        with copied() as folder:
            if old:
                plant(folder, files, old, new)
            mocked, contract = verdict(mocked_suite), verdict(contract_suite)
        print(f"{title:<34}{mocked.partition(':')[0]:<10}{contract}")


if __name__ == "__main__":
    main()
