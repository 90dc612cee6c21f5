"""Five doors into a table whose rule is only a validator."""

from one_file import configure, create_tables

configure()

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import IntegrityError, connection, models
from django.db.models import F, Q


# --8<-- [start:models]
class Hoped(models.Model):
    price = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )

    class Meta:
        app_label = "shop"


class Kept(models.Model):
    price = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        app_label = "shop"
        constraints = [
            models.CheckConstraint(
                condition=Q(price__gt=0, price__lt=1_000_000),
                name="kept_price_is_money",
            )
        ]
        # --8<-- [end:models]


MINUS = Decimal("-3")

# --8<-- [start:doors]
DOORS = {
    "full_clean()": lambda model: model(price=MINUS).full_clean(),
    "create()": lambda model: model.objects.create(price=MINUS),
    "bulk_create()": lambda model: model.objects.bulk_create(
        [model(price=MINUS)]
    ),
    "update()": lambda model: model.objects.update(price=F("price") - 7),
    "raw SQL": lambda model: connection.cursor().execute(
        f"INSERT INTO {model._meta.db_table} (price) VALUES ('NaN')"
    ),
}
# --8<-- [end:doors]


def try_door(model, door):
    try:
        door(model)
    except (ValidationError, IntegrityError) as error:
        return type(error).__name__
    return "stored"


create_tables(Hoped, Kept)
for model in (Hoped, Kept):
    model.objects.create(price=Decimal("4.50"))
print(f"{'':<14} {'validator':<16} constraint")
for name, door in DOORS.items():
    print(f"{name:<14} {try_door(Hoped, door):<16} {try_door(Kept, door)}")
