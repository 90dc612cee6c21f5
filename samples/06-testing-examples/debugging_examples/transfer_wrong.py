"""Moves money between two accounts, in two threads. It never ends."""

import threading
import time


class Account:
    def __init__(self, name, cents):
        self.name, self.cents = name, cents
        self.lock = threading.Lock()


def audit(account):
    time.sleep(0.2)  # a call to another service


# --8<-- [start:transfer]
def transfer(source: Account, target: Account, cents: int) -> None:
    with source.lock:
        audit(source)
        with target.lock:  # (!)
            source.cents -= cents
            target.cents += cents


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
    # --8<-- [end:transfer]


if __name__ == "__main__":
    for thread in both_ways():
        thread.join()
