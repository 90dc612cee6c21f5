"""The queue: what a production backend must survive."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from unittest import mock

from django.core import mail
from django.db import connection
from django.tasks.exceptions import InvalidTask
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from items import services, tasks
from items.models import Item
from jobs import worker
from jobs.models import Job

HERE = Path(__file__).parent


def new_item(sku="TEA-0001"):
    return services.store(Item(sku=sku, name="Green tea", price=4))


class Run(TestCase):
    def test_a_job_runs_once(self):
        new_item()
        self.assertTrue(worker.run_one())
        self.assertFalse(worker.run_one())
        self.assertEqual(mail.outbox[0].subject, "New in the shop: Green tea")

    # --8<-- [start:failing]
    def test_a_failed_task_leaves_nothing_and_waits(self):
        item = new_item()

        def write_and_fail(*arguments, **more):
            Item.objects.update(name="half done")
            raise OSError("no mail server")

        with mock.patch.object(tasks, "send_mail", write_and_fail):
            worker.run_one()
        job = Job.objects.get()
        item.refresh_from_db()
        self.assertEqual(item.name, "Green tea")
        self.assertIn("no mail server", job.error)
        self.assertFalse(worker.run_one())  # not yet

    # --8<-- [end:failing]

    def test_a_task_that_always_fails_is_given_up(self):
        new_item()
        with mock.patch.object(tasks, "send_mail", side_effect=OSError):
            for _ in range(worker.MAX_ATTEMPTS):
                past = timezone.now() - timedelta(seconds=1)
                Job.objects.update(due_at=past)
                self.assertTrue(worker.run_one())
        Job.objects.update(due_at=past)
        self.assertFalse(worker.run_one())
        self.assertTrue(Job.objects.get().error)

    def test_what_the_backend_cannot_do_is_refused_at_once(self):
        with self.assertRaises(InvalidTask):
            tasks.announce.using(priority=5)
        with self.assertRaises(InvalidTask):
            tasks.announce.using(run_after=timezone.now())


class Workers(TransactionTestCase):
    def test_two_workers_never_run_the_same_job(self):
        for number in range(10):
            new_item(f"TEA-{number:04}")

        def work():
            while worker.run_one():
                pass
            connection.close()

        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(mail.outbox), 10)
        self.assertEqual({job.attempts for job in Job.objects.all()}, {1})

    # --8<-- [start:killed]
    def test_a_killed_worker_loses_nothing(self):
        new_item()
        with connection.cursor() as cursor, held(cursor):
            process = start_worker()
            wait_until_it_waits(cursor)
            process.send_signal(signal.SIGKILL)
            process.wait(10)
        wait_until_free()
        self.assertTrue(worker.run_one())
        self.assertEqual(len(mail.outbox), 1)

    # --8<-- [end:killed]

    def test_sigterm_lets_the_job_finish(self):
        new_item()
        with connection.cursor() as cursor, held(cursor):
            process = start_worker()
            wait_until_it_waits(cursor)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
        self.assertEqual(process.wait(10), 0)
        self.assertIsNotNone(Job.objects.get().done_at)

    def test_a_worker_without_its_connection_ends_with_an_error(self):
        new_item()
        with connection.cursor() as cursor, held(cursor):
            process = start_worker()
            wait_until_it_waits(cursor)
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database()"
                " AND wait_event_type = 'Lock'"
            )
            self.assertEqual(process.wait(10), 1)  # a supervisor sees it
        wait_until_free()
        self.assertTrue(worker.run_one())


class held:
    """The item's table locked, so that the task has to wait for it."""

    def __init__(self, cursor):
        self.cursor = cursor

    def __enter__(self):
        self.cursor.execute("BEGIN; LOCK TABLE items_item")

    def __exit__(self, *error):
        self.cursor.execute("ROLLBACK")


def start_worker():
    at = connection.settings_dict
    url = f"postgresql://{at['USER']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_jobs"],
        cwd=HERE,
        env=os.environ
        | {"DATABASE_URL": url, "DJANGO_STATEMENT_MS": "20000"}
        | {"DJANGO_SETTINGS_MODULE": "config.development"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def wait_until_it_waits(cursor):
    def waits():
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted"
            " AND relation = 'items_item'::regclass"
        )
        return cursor.fetchone()[0] == 1

    wait_for(waits)


def wait_until_free():
    def free():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database()"
                " AND pid <> pg_backend_pid()"
            )
            return cursor.fetchone()[0] == 0

    wait_for(free)
