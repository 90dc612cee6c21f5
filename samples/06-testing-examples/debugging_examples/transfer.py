"""Moves money between two accounts, in two threads, locks in one order."""

from __future__ import annotations

import threading
import time


class Account:
    def __init__(self, name: str, cents: int) -> None:
        self.name, self.cents = name, cents
        self.lock = threading.Lock()


def audit(account: Account) -> None:
    time.sleep(0.2)  # a call to another service


# --8<-- [start:transfer]
def transfer(source: Account, target: Account, cents: int) -> None:
    first, second = sorted((source, target), key=lambda one: one.name)
    audit(source)  # (1)!
    with first.lock, second.lock:  # (2)!
        source.cents -= cents
        target.cents += cents
        # --8<-- [end:transfer]


def both_ways() -> list[threading.Thread]:
    ana, ben = Account("ana", 5_000), Account("ben", 5_000)
    pairs = [(ana, ben), (ben, ana)]
    threads = [
        threading.Thread(target=transfer, args=(*pair, 100), daemon=True)
        for pair in pairs
    ]
    for thread in threads:
        thread.start()
    return threads


if __name__ == "__main__":
    for thread in both_ways():
        thread.join()
