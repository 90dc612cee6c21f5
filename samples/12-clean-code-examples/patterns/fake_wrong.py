"""Holds the fake of many tutorials to the contract."""

from layered.contract import CONTRACT
from layered.fakes import MemoryUnitOfWork
from layered.fakes_wrong import WrongUnitOfWork

for fake in (WrongUnitOfWork, MemoryUnitOfWork):
    print(fake.__name__)
    for promise in CONTRACT:
        try:
            promise(fake)
        except AssertionError as error:
            print(f"  BROKEN  {promise.__name__}: {error}")
        else:
            print(f"  kept    {promise.__name__}")
