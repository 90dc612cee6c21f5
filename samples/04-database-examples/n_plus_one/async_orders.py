"""The same coroutine with a query that loads the customer."""

import asyncio

from sqlalchemy.orm import joinedload

from async_wrong import FIRST, first_customer
from shop import Order, database_url, open_shop

if __name__ == "__main__":
    with open_shop():
        # --8<-- [start:loaded]
        query = FIRST.options(joinedload(Order.customer))  # (!)
        print(asyncio.run(first_customer(database_url(), query)))
        # --8<-- [end:loaded]
