"""The schema: indexes that are used, migrations that stop nobody."""

from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase

import index_wrong
from explain import YESTERDAY, overdue, plan, volume, without_index
from tickets.demo import fill
from tickets.models import Member


class PlanTest(TransactionTestCase):
    # --8<-- [start:plan]
    def test_overdue_seats_come_from_the_index(self) -> None:
        fill()
        volume(rows=20_000)
        found = plan(overdue(YESTERDAY))
        self.assertIn("ticket_held_idx", found)
        self.assertNotIn("Seq Scan", found)

    # --8<-- [end:plan]

    def test_iexact_can_use_the_index_of_the_constraint(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # the table is empty
            found = Member.objects.filter(email__iexact="ana@a.example").explain()
        self.assertIn("member_email", found)


class MigrationTest(TransactionTestCase):
    def test_every_model_change_has_its_migration(self) -> None:
        call_command("makemigrations", "--check", "--dry-run", verbosity=0)

    # --8<-- [start:squawk]
    def test_squawk_refuses_the_generated_index(self) -> None:
        status, found = index_wrong.lint(index_wrong.as_written())
        self.assertEqual(status, 1)
        self.assertIn("require-concurrent-index-creation", found)
        status, _ = index_wrong.lint(index_wrong.as_committed())
        self.assertEqual(status, 0)

    # --8<-- [end:squawk]

    def test_up_down_up(self) -> None:
        fill()
        call_command("migrate", "tickets", "0001", verbosity=0)
        call_command("migrate", "tickets", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_index WHERE NOT indisvalid")
            self.assertEqual(cursor.fetchone(), (0,))

    def test_every_foreign_key_has_an_index(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT conname FROM pg_constraint c WHERE contype = 'f' AND NOT EXISTS"
                " (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid"
                " AND i.indkey[0] = c.conkey[1])"
            )
            self.assertEqual(cursor.fetchall(), [])

    def test_the_index_was_worth_it(self) -> None:
        fill()
        volume(rows=20_000)
        without_index()
        try:
            self.assertIn("Seq Scan", plan(overdue(YESTERDAY)))
        finally:
            call_command("migrate", "tickets", "0001", fake=True, verbosity=0)
            call_command("migrate", "tickets", verbosity=0)
