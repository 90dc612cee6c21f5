"""A task in a transaction that fails: at once, on commit, and as a row."""

from one_file import configure, create_tables

configure(
    INSTALLED_APPS=["jobs"],
    TASKS={
        "default": {
            "BACKEND": "django.tasks.backends.immediate.ImmediateBackend"
        },
        "table": {"BACKEND": "jobs.backend.TableBackend"},
    },
)

from functools import partial

from django.db import transaction
from django.tasks import task

from jobs.models import Job

sent: list[str] = []


@task
def mail(text: str) -> None:
    sent.append(text)


# --8<-- [start:ways]
def at_once() -> None:
    mail.enqueue("at once")  # (!)


def on_commit() -> None:
    transaction.on_commit(partial(mail.enqueue, "on commit"))


def as_a_row() -> None:
    mail.using(backend="table").enqueue("as a row")
    # --8<-- [end:ways]


create_tables(Job)
for way in (at_once, on_commit, as_a_row):
    for fails in (True, False):
        sent.clear()
        Job.objects.all().delete()
        try:
            with transaction.atomic():
                way()
                if fails:
                    raise RuntimeError
        except RuntimeError:
            pass
        end = "rolled back" if fails else "committed"
        jobs = Job.objects.count()
        print(f"{way.__name__:<10} {end:<12} sent {len(sent)}  waiting {jobs}")
