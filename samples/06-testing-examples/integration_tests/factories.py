"""Makes rows for tests: say what matters, the rest is filled in."""

from __future__ import annotations

import itertools
from decimal import Decimal

from shop import Item, Job

_number = itertools.count(1)


# --8<-- [start:factory]
def make_item(**given: object) -> Item:
    n = next(_number)
    return Item(
        **{"sku": f"S-{n}", "name": f"Item {n}", "price": Decimal("9.90")} | given
    )


def make_job(item: Item) -> Job:
    return Job(sku=item.sku)


# --8<-- [end:factory]
