"""Prices a day of orders. Some customers pay less than they should."""

from orders import DAY, Order


# --8<-- [start:total]
def total(order: Order, percents: list[int] = []) -> int:
    if order.voucher:
        percents.append(order.voucher)
    cents = order.cents
    for percent in percents:
        cents -= cents * percent // 100
    return cents
    # --8<-- [end:total]


if __name__ == "__main__":
    for order in DAY[7:12]:
        print(f"{order.customer}: {total(order) / 100:.2f}")
