"""Mistake: a constraint for a table that holds rows which break it."""

from one_file import configure, create_tables, said

configure(INSTALLED_APPS=["django.contrib.postgres"])

from django.contrib.postgres.operations import (
    AddConstraintNotValid,
    ValidateConstraint,
)
from django.db import connection, models
from django.db.migrations import AddConstraint
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Q


class Item(models.Model):
    price = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        app_label = "shop"


RULE = models.CheckConstraint(
    condition=Q(price__gt=0), name="item_price_over_zero"
)

# --8<-- [start:steps]
AT_ONCE = [AddConstraint("item", RULE)]
IN_STEPS = [
    AddConstraintNotValid("item", RULE),  # holds for every new write
    ValidateConstraint("item", RULE.name),  # after the old rows are mended
]
# --8<-- [end:steps]


def migrate(operation):
    global state
    before, after = state, state.clone()
    operation.state_forwards("shop", after)
    try:
        with connection.schema_editor() as editor:
            operation.database_forwards("shop", editor, before, after)
    except Exception as error:
        return said(error)
    state = after
    return "done"


def show(operation):
    print(type(operation).__name__, "->", migrate(operation))


if __name__ == "__main__":
    create_tables(Item)
    state = ProjectState()
    state.add_model(ModelState.from_model(Item))
    Item.objects.create(price=-3)
    show(AT_ONCE[0])
    show(IN_STEPS[0])
    try:
        Item.objects.create(price=-4)
    except Exception as error:
        print("a new row of -4 ->", said(error).split(":")[0])
    print("mended:", Item.objects.filter(price__lte=0).update(price=1))
    show(IN_STEPS[1])
