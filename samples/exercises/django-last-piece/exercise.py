"""One piece is left, and two customers get it. Sell it once."""

from django.db import models

import shop  # noqa: F401


class Item(models.Model):
    pieces = models.IntegerField()

    class Meta:
        app_label = "stock"


def take(item_id: int) -> bool:
    """Take one piece; False if none is left."""
    item = Item.objects.get(pk=item_id)
    if item.pieces < 1:
        return False
    item.pieces -= 1
    item.save()
    return True
