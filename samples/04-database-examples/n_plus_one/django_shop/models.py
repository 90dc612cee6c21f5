"""Django models on the tables that `shop.fill` creates (so: managed = False)."""

from django.db import models


# --8<-- [start:models]
class Customer(models.Model):
    name = models.TextField()
    notes = models.TextField()

    class Meta:
        managed = False
        db_table = "customer"


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")
    placed_at = models.DateTimeField()
    total = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        managed = False
        db_table = "shop_order"


class Item(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="items")
    sku = models.TextField()
    quantity = models.IntegerField()

    class Meta:
        managed = False
        db_table = "item"


# --8<-- [end:models]
