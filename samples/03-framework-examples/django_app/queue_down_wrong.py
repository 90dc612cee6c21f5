"""on_commit alone: what if the queue is down, a moment after the commit?"""

from one_file import configure, create_tables, said

configure(TASKS={"default": {"BACKEND": "__main__.Broken"}})

from functools import partial

from django.db import models, transaction
from django.tasks import task
from django.tasks.backends.base import BaseTaskBackend


class Broken(BaseTaskBackend):
    def enqueue(self, task, args, kwargs):
        raise ConnectionRefusedError("queue.internal:6379")


class Item(models.Model):
    sku = models.CharField(max_length=8)

    class Meta:
        app_label = "shop"


@task
def announce(item_id):
    print("mail for item", item_id)


# --8<-- [start:service]
@transaction.atomic
def create_item(sku):
    item = Item.objects.create(sku=sku)
    transaction.on_commit(partial(announce.enqueue, item.pk))
    return item
    # --8<-- [end:service]


if __name__ == "__main__":
    create_tables(Item)
    try:
        create_item("TEA-0001")
    except ConnectionRefusedError as error:
        print("the caller sees:", said(error))
    print("rows:", Item.objects.count())
