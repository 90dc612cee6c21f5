"""Each welcome waits for the commit."""

from functools import partial

from django.db import models, transaction
from django.tasks import task

import shop  # noqa: F401

sent: list[str] = []


class Member(models.Model):
    email = models.CharField(max_length=80, unique=True)

    class Meta:
        app_label = "club"


@task
def welcome(email: str) -> None:
    sent.append(email)


def join(emails: list[str]) -> None:
    """All of them, or none."""
    with transaction.atomic():
        for email in emails:
            Member.objects.create(email=email)
            transaction.on_commit(partial(welcome.enqueue, email))
