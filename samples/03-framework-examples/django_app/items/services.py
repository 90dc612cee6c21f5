"""What the shop does. Nothing here knows of HTTP."""

from __future__ import annotations

import hashlib

import psycopg
from django.db import IntegrityError, transaction

from items.models import SKU_UNIQUE, IdempotencyKey, Item
from items.schemas import NewItem
from items.tasks import announce


# --8<-- [start:refusals]
class Refused(Exception):
    """The shop says no. The text is for the caller."""


class SkuTaken(Refused):
    pass


class KeyReused(Refused):
    pass
    # --8<-- [end:refusals]


# --8<-- [start:store]
def broken_constraint(error: IntegrityError) -> str | None:
    cause = error.__cause__
    if isinstance(cause, psycopg.Error):
        return cause.diag.constraint_name
    return None


@transaction.atomic
def store(item: Item) -> Item:
    """Write an item; announce it if it is new."""
    new = item.pk is None
    try:
        item.save()
    except IntegrityError as error:
        if broken_constraint(error) == SKU_UNIQUE:
            raise SkuTaken("An item with this SKU exists.") from error
        raise  # any other broken constraint is our bug
    if new:
        announce.enqueue(item.pk)  # (1)!
    return item


# --8<-- [end:store]


# --8<-- [start:create_once]
@transaction.atomic
def create_once(key: str, wanted: NewItem) -> Item:
    """Create the item, or return the one that this key created before."""
    text = wanted.model_dump_json()
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    sent, first = IdempotencyKey.objects.select_related("item").get_or_create(
        key=key, defaults={"fingerprint": fingerprint}
    )  # (2)!
    if first:
        sent.item = store(Item(**wanted.model_dump()))
        sent.save(update_fields=["item"])
    elif sent.fingerprint != fingerprint:
        raise KeyReused("This key was used for another item.")
    return sent.item


# --8<-- [end:create_once]


def page_of_items(after: int, limit: int) -> list[Item]:
    return list(Item.objects.filter(pk__gt=after).order_by("pk")[:limit])
