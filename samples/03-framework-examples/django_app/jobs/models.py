"""A task that waits, or what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


# --8<-- [start:job]
class Job(models.Model):
    task = models.CharField(max_length=200)  # "items.tasks.announce"
    args = models.JSONField()
    kwargs = models.JSONField()
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(done_at=None),
                name="job_waiting",
            )
        ]

    # --8<-- [end:job]

    def __str__(self) -> str:
        return f"{self.task} {self.args}"
