"""An async view that takes a Django model as it is: python django_async_wrong.py"""

import asyncio

from django.db import transaction
from shop_models import Item, create_table


# --8<-- [start:view]
async def create(sku):
    with transaction.atomic():
        return await Item.objects.acreate(sku=sku)


# --8<-- [end:view]

create_table()
asyncio.run(create("TEA-0001"))
