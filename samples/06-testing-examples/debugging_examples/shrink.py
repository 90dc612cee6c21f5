"""Makes a failing input small: leave pieces out as long as it still fails."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import vouchers_wrong
from orders import DAY, Order, right_total


# --8<-- [start:shrink]
def shrink[Item](items: list[Item], fails: Callable[[list[Item]], bool]) -> list[Item]:
    size = len(items) // 2
    while size:
        before, start = len(items), 0
        while start < len(items):
            without = items[:start] + items[start + size :]
            if fails(without):
                items = without
            else:
                start += size
        if size > 1 or len(items) == before:
            size //= 2
    return items


def some_total_is_wrong(orders: list[Order]) -> bool:
    fresh = importlib.reload(vouchers_wrong)  # (1)!
    return any(fresh.total(order) != right_total(order) for order in orders)
    # --8<-- [end:shrink]


if __name__ == "__main__":
    print(f"{len(DAY)} orders fail; these are enough:")
    for order in shrink(DAY, some_total_is_wrong):
        print(" ", order)
