"""A queue that is a table: a task commits, and rolls back, with its data."""

from __future__ import annotations

from typing import Any

from django.tasks import Task, TaskResult, TaskResultStatus
from django.tasks.backends.base import BaseTaskBackend
from django.utils.json import normalize_json

from jobs.models import Job


# --8<-- [start:backend]
class TableBackend(BaseTaskBackend):
    def enqueue(
        self, task: Task, args: list[Any], kwargs: dict[str, Any]
    ) -> TaskResult:
        self.validate_task(task)
        job = Job.objects.create(
            task=task.module_path,
            args=normalize_json(args),
            kwargs=normalize_json(kwargs),
        )
        return TaskResult(
            task=task,
            id=str(job.pk),
            status=TaskResultStatus.READY,
            enqueued_at=job.due_at,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


# --8<-- [end:backend]
