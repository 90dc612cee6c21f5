"""The condition and the change are one statement."""

from django.db import models
from django.db.models import F

import shop  # noqa: F401


class Item(models.Model):
    pieces = models.IntegerField()

    class Meta:
        app_label = "stock"


def take(item_id: int) -> bool:
    """Take one piece; False if none is left."""
    left = Item.objects.filter(pk=item_id, pieces__gte=1)
    return left.update(pieces=F("pieces") - 1) == 1
