"""Mistake: an IntegrityError caught inside the block that it has broken."""

from one_file import configure, create_tables, said

configure()

from django.db import IntegrityError, models, transaction


class Item(models.Model):
    sku = models.CharField(max_length=8, unique=True)

    class Meta:
        app_label = "shop"


# --8<-- [start:wrong]
@transaction.atomic
def add(sku):
    try:
        Item.objects.create(sku=sku)
    except IntegrityError:
        pass  # it is there already
    return Item.objects.get(sku=sku)
    # --8<-- [end:wrong]


# --8<-- [start:right]
@transaction.atomic
def add_inside(sku):
    try:
        with transaction.atomic():  # a savepoint
            Item.objects.create(sku=sku)
    except IntegrityError:
        pass
    return Item.objects.get(sku=sku)
    # --8<-- [end:right]


if __name__ == "__main__":
    create_tables(Item)
    for step in (add, add, add_inside):
        try:
            print(step.__name__, "->", step("TEA-0001").sku)
        except Exception as error:
            print(step.__name__, "->", said(error))
