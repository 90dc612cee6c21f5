"""The same budgets in Django, with its own tools."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

import django_shop

django_shop.start()

from django.core.exceptions import FieldFetchBlocked  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test import TestCase  # noqa: E402

import django_filter  # noqa: E402
import django_filter_wrong  # noqa: E402
from django_orders import QUERYSETS  # noqa: E402
from django_orders_wrong import rows  # noqa: E402
from django_shop.models import Order  # noqa: E402
from django_shop.settings import database  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def django_database(shop: Engine) -> Iterator[None]:
    url = shop.url.render_as_string(hide_password=False)
    connection.settings_dict.update(database(url))
    yield
    connection.close()


# --8<-- [start:budget]
class OrderListTest(TestCase):
    def test_the_list_takes_one_statement(self) -> None:
        with self.assertNumQueries(1):
            rows(Order.objects.select_related("customer"))

    # --8<-- [end:budget]

    def test_statements_of_each_way(self) -> None:
        for name, statements in zip(QUERYSETS, (101, 1, 2, 2), strict=True):
            with self.subTest(name), self.assertNumQueries(statements):
                rows(QUERYSETS[name].all())

    def test_fetch_raise_blocks_the_lazy_load(self) -> None:
        with self.assertRaisesMessage(FieldFetchBlocked, "Fetching of Order.customer"):
            rows(Order.objects.fetch_mode(models.FETCH_RAISE))

    def test_fetch_raise_lets_an_eager_customer_pass(self) -> None:
        orders = Order.objects.fetch_mode(models.FETCH_RAISE)
        with self.assertNumQueries(1):
            rows(orders.select_related("customer"))

    def test_fetch_raise_does_not_block_a_collection(self) -> None:
        with self.assertNumQueries(101):
            for order in Order.objects.fetch_mode(models.FETCH_RAISE):
                list(order.items.all())

    def test_fetch_peers_does_not_batch_a_collection(self) -> None:
        with self.assertNumQueries(101):
            for order in Order.objects.fetch_mode(models.FETCH_PEERS):
                list(order.items.all())

    def test_filtering_a_prefetched_collection_asks_again(self) -> None:
        with self.assertNumQueries(102):
            wrong = django_filter_wrong.big_items()
        with self.assertNumQueries(2):
            assert django_filter.big_items() == wrong == 100
