"""Writing: rules, locks, and what bulk work leaves out."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from unittest.mock import Mock

from django.db import (
    IntegrityError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.db.models import Model
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext

import bulk
import constraints
import get_or_create_wrong
import lock_wrong
import save_fields
import stale_save_wrong
from sell import locked_with_promoter, sell, upgrade
from tickets.demo import fill
from tickets.models import Event, Member, Review, Ticket


class RulesTest(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.jazz = fill()

    # --8<-- [start:rules]
    def test_update_cannot_oversell(self) -> None:
        refused = self.assertRaisesMessage(IntegrityError, "event_not_oversold")
        with refused, transaction.atomic():
            Event.objects.filter(pk=self.jazz.pk).update(sold=6)

    # --8<-- [end:rules]

    def test_a_seat_is_held_once_and_free_again_when_cancelled(self) -> None:
        constraints.hold(self.jazz, 4, "eva@a.example")
        with self.assertRaises(constraints.SeatTakenError):
            constraints.hold(self.jazz, 4, "ugo@a.example")
        Ticket.objects.filter(seat=4).update(state="cancelled")
        constraints.hold(self.jazz, 4, "ugo@a.example")
        self.assertEqual(Ticket.objects.filter(seat=4).count(), 2)

    def test_the_database_computes_total_defaults_and_time(self) -> None:
        ticket = constraints.hold(self.jazz, 4, "eva@a.example")
        with self.assertNumQueries(1):
            ticket.price = 30
            ticket.save(update_fields=["price"])
            self.assertEqual((ticket.total, ticket.state), (30, "held"))
        self.assertIsNotNone(ticket.created_at)

    def test_update_leaves_the_computed_value_of_an_object_stale(self) -> None:
        ticket = constraints.hold(self.jazz, 4, "eva@a.example")
        Ticket.objects.filter(pk=ticket.pk).update(price=90)
        self.assertEqual(ticket.total, 20)
        ticket.refresh_from_db()
        self.assertEqual(ticket.total, 90)

    def test_nothing_sells_beyond_the_capacity(self) -> None:
        self.assertEqual([sell(self.jazz.pk) for _ in range(3)], [True, True, False])

    # --8<-- [start:commit]
    def test_the_mail_waits_for_the_commit(self) -> None:
        ticket = Ticket.objects.get(seat=1)
        mail = Mock()
        with self.captureOnCommitCallbacks(execute=True):
            upgrade(ticket.pk, lambda old: old.price + 5, mail)
            mail.assert_not_called()
        mail.assert_called_once_with("1@a.example")

    # --8<-- [end:commit]

    def test_a_stale_save_undoes_the_price_of_somebody_else(self) -> None:
        stale_save_wrong.main()
        self.assertEqual(Event.objects.get(pk=self.jazz.pk).price, 20)

    def test_saving_named_fields_keeps_both_changes(self) -> None:
        with CaptureQueriesContext(connection) as seen:
            save_fields.main()
        writes = [one["sql"] for one in seen if one["sql"].startswith("UPDATE")]
        self.assertEqual(["changed_at" in sql for sql in writes], [True, True])
        jazz = Event.objects.get(pk=self.jazz.pk)
        self.assertEqual((jazz.price, jazz.title[:16]), (35, "Jazz night, sold"))

    def test_update_fields_leaves_auto_now_where_it_was(self) -> None:
        self.jazz.save(update_fields=["price"])
        before = self.jazz.changed_at
        self.jazz.refresh_from_db()
        self.assertEqual(self.jazz.changed_at, before)

    def test_of_self_locks_a_row_with_an_empty_nullable_key(self) -> None:
        with CaptureQueriesContext(connection) as seen:
            self.assertEqual(locked_with_promoter(self.jazz.pk), self.jazz)
        self.assertIn('FOR UPDATE OF "tickets_event"', seen[0]["sql"])

    def test_update_conflicts_does_not_know_a_partial_constraint(self) -> None:
        again = Ticket(event=self.jazz, seat=1, email="x@a.example", price=1)
        message = "no unique or exclusion constraint"
        with self.assertRaisesMessage(ProgrammingError, message):
            Ticket.objects.bulk_create(
                [again], update_conflicts=True, update_fields=["email"],
                unique_fields=["event", "seat"],
            )  # fmt: skip

    def test_ignore_conflicts_returns_objects_without_a_key(self) -> None:
        rows = [Member(email="ana@a.example"), Member(email="ANA@a.example")]
        made = Member.objects.bulk_create(rows, ignore_conflicts=True)
        self.assertEqual([member.pk for member in made], [None, None])
        self.assertEqual(Member.objects.count(), 1)


class BulkTest(TestCase):
    # --8<-- [start:bulk]
    def test_statements_signals_and_auto_now(self) -> None:
        expected = {
            bulk.create_each: (100, 100, 100),
            bulk.bulk_create: (1, 0, 100),
            bulk.save_each: (100, 100, 100),
            bulk.bulk_update: (2, 0, 0),
            bulk.update: (1, 0, 0),
        }
        for way, cost in expected.items():
            self.assertEqual(bulk.cost(way), cost, way.__name__)

    # --8<-- [end:bulk]


def in_threads(call: partial, times: int, row: Model | None = None) -> list[object]:
    """Call it in `times` threads; all of them must be waiting for `row` first."""

    def run() -> object:
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        with transaction.atomic():
            if row is not None:
                type(row).objects.select_for_update().get(pk=row.pk)
            calls = [pool.submit(run) for _ in range(times)]
            until = time.monotonic() + 20
            while row is not None and waiting() < times:
                assert time.monotonic() < until, f"{waiting()} of {times} wait"
                time.sleep(0.01)
        return [one.result() for one in calls]


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return cursor.fetchone()[0]


class TogetherTest(TransactionTestCase):
    def setUp(self) -> None:
        self.jazz = fill()

    # --8<-- [start:together]
    def test_eight_buyers_for_two_places(self) -> None:
        sold = in_threads(partial(sell, self.jazz.pk), times=8, row=self.jazz)
        self.assertEqual(sorted(sold), [False] * 6 + [True] * 2)

    # --8<-- [end:together]

    def test_no_upgrade_is_lost(self) -> None:
        ticket = Ticket.objects.get(seat=1)
        call = partial(upgrade, ticket.pk, lambda old: old.price + 5, Mock())
        in_threads(call, times=8, row=ticket)
        ticket.refresh_from_db()
        self.assertEqual(ticket.price, 60)

    def test_for_update_makes_new_children_wait_and_no_key_does_not(
        self,
    ) -> None:
        def review() -> str:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '300ms'")
                    Review.objects.create(event_id=self.jazz.pk, stars=5)
                    return "written"
            except OperationalError as error:
                return type(error.__cause__).__name__

        for no_key, result in ((False, "LockNotAvailable"), (True, "written")):
            with transaction.atomic():
                events = Event.objects.select_for_update(no_key=no_key)
                events.get(pk=self.jazz.pk)
                self.assertEqual(in_threads(partial(review), times=1), [result])

    def test_the_constraint_decides_what_get_or_create_finds(self) -> None:
        lead = get_or_create_wrong.Lead
        with connection.schema_editor() as editor:
            editor.create_model(lead)
        try:
            get_or_create_wrong.race(lead)
            with self.assertRaises(lead.MultipleObjectsReturned):
                get_or_create_wrong.join(lead, "ana@a.example")
        finally:
            with connection.schema_editor() as editor:
                editor.delete_model(lead)
        get_or_create_wrong.race(Member)
        _, created = get_or_create_wrong.join(Member, "ANA@a.example")
        self.assertEqual((created, Member.objects.count()), (False, 1))

    def test_locks_that_are_refused(self) -> None:
        with self.assertRaisesMessage(
            transaction.TransactionManagementError,
            "select_for_update cannot be used",
        ):
            Event.objects.select_for_update().get(pk=self.jazz.pk)
        lock_wrong.main()
