"""The transaction stays in one thread; the async side waits for it."""

from __future__ import annotations

import asyncio

from asgiref.sync import sync_to_async
from django.db import transaction

from shop_models import Item, create_table


# --8<-- [start:view]
@sync_to_async
def create(sku: str) -> int:
    with transaction.atomic():
        return Item.objects.create(sku=sku).pk


async def main() -> None:
    print("id of the new item:", await create("TEA-0001"))
    print("items:", await Item.objects.acount())


# --8<-- [end:view]

create_table()
asyncio.run(main())
