import os

# --8<-- [start:settings]
API_KEY = os.environ["SHOP_API_KEY"]


def vat_cents(net_cents: int) -> int:
    return net_cents * 21 // 100


# --8<-- [end:settings]
