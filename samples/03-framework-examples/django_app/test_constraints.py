"""What the tables refuse, whoever asks."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import TestCase

from items.models import Item


# --8<-- [start:constraints]
class Constraints(TestCase):
    def setUp(self):
        self.item = Item.objects.create(sku="TEA-0001", name="tea", price=4)

    def test_update_walks_past_every_validator_and_not_past_these(self):
        for values in (
            {"price": Decimal(0)},
            {"price": Decimal("-3")},
            {"cost": Decimal(0)},
            {"sku": "tea-0001"},
        ):
            with (
                self.subTest(values),
                self.assertRaises(IntegrityError),
                transaction.atomic(),
            ):
                Item.objects.update(**values)

    # --8<-- [end:constraints]

    def test_nan_is_refused_by_the_upper_bound(self):
        with self.assertRaises(IntegrityError), connection.cursor() as cursor:
            cursor.execute("UPDATE items_item SET price = 'NaN'")

    def test_a_sku_is_there_once(self):
        with self.assertRaises(IntegrityError):
            Item.objects.bulk_create(
                [Item(sku="TEA-0001", name="tea", price=4)]
            )

    def test_a_form_says_the_constraint_in_words(self):
        with self.assertRaises(ValidationError) as refused:
            Item(sku="tea", name="tea", price=0).full_clean()
        self.assertEqual(
            refused.exception.message_dict["__all__"],
            ["Write a SKU like TEA-0001.", "A price is more than 0."],
        )
