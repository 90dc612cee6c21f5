"""Prices a day of orders: each customer with her own voucher only."""

from __future__ import annotations

from collections.abc import Sequence

from orders import DAY, Order


# --8<-- [start:total]
def total(order: Order, percents: Sequence[int] = ()) -> int:
    own = [order.voucher] if order.voucher else []
    cents = order.cents
    for percent in [*percents, *own]:
        cents -= cents * percent // 100
    return cents
    # --8<-- [end:total]


if __name__ == "__main__":
    for order in DAY[7:12]:
        print(f"{order.customer}: {total(order) / 100:.2f}")
