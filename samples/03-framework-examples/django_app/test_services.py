"""The shop's rules, without HTTP."""

import threading
from decimal import Decimal
from unittest import mock

from django.db import IntegrityError, connection
from django.test import TestCase, TransactionTestCase

from items import services
from items.models import IdempotencyKey, Item
from items.schemas import NewItem
from jobs.models import Job


def wanted(sku="TEA-0001", price="4.50"):
    return NewItem(sku=sku, name="Green tea", price=price)


# --8<-- [start:together]
class Together(TestCase):
    def test_an_item_and_its_task_are_stored(self):
        item = services.create_once("key-00001", wanted())
        job = Job.objects.get()
        self.assertEqual(job.task, "items.tasks.announce")
        self.assertEqual(job.args, [item.pk])

    def test_a_failure_after_the_enqueue_leaves_nothing(self):
        with (
            mock.patch.object(IdempotencyKey, "save", side_effect=OSError),
            self.assertRaises(OSError),
        ):
            services.create_once("key-00001", wanted())
        for model in (Item, Job, IdempotencyKey):
            self.assertFalse(model.objects.exists(), model)


# --8<-- [end:together]


class CreateOnce(TestCase):
    def test_the_same_key_again_is_the_same_item(self):
        first = services.create_once("key-00001", wanted())
        again = services.create_once("key-00001", wanted())
        self.assertEqual(first.pk, again.pk)
        self.assertEqual(Job.objects.count(), 1)

    def test_the_same_key_for_another_item_is_refused(self):
        services.create_once("key-00001", wanted())
        with self.assertRaises(services.KeyReused):
            services.create_once("key-00001", wanted(price="9.99"))

    def test_a_taken_sku_leaves_the_key_free(self):
        services.create_once("key-00001", wanted())
        with self.assertRaises(services.SkuTaken):
            services.create_once("key-00002", wanted())
        self.assertFalse(IdempotencyKey.objects.filter(pk="key-00002"))

    def test_another_broken_constraint_is_not_a_refusal(self):
        with self.assertRaises(IntegrityError):
            services.store(Item(sku="TEA-0001", name="tea", price=Decimal(0)))

    def test_a_change_is_not_announced(self):
        item = services.create_once("key-00001", wanted())
        item.price = Decimal("5.00")
        services.store(item)
        self.assertEqual(Job.objects.count(), 1)

    def test_the_number_of_statements_of_a_creation(self):
        with self.assertNumQueries(11):  # three savepoints are six of them
            services.create_once("key-00001", wanted())


# --8<-- [start:race]
class Race(TransactionTestCase):
    def test_eight_threads_with_one_key_make_one_item(self):
        ids, start = [], threading.Barrier(8)

        def create():
            start.wait()
            ids.append(services.create_once("key-00001", wanted()).pk)
            connection.close()  # each thread has its own

        threads = [threading.Thread(target=create) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(ids), 8)
        self.assertEqual(set(ids), {Item.objects.get().pk})
        self.assertEqual(Job.objects.count(), 1)


# --8<-- [end:race]
