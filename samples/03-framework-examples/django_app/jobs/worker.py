"""Run what waits in the table: python manage.py run_jobs"""

from __future__ import annotations

import traceback
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from jobs.models import Job

MAX_ATTEMPTS = 5


# --8<-- [start:worker]
@transaction.atomic
def run_one() -> bool:
    """Run a job that is due; False if there is none."""
    now = timezone.now()
    job = (
        Job.objects.select_for_update(skip_locked=True)  # (1)!
        .filter(done_at=None, due_at__lte=now, attempts__lt=MAX_ATTEMPTS)
        .order_by("due_at", "pk")
        .first()
    )
    if job is None:
        return False
    job.attempts += 1
    try:
        with transaction.atomic():  # what a failed task wrote is undone
            import_string(job.task).call(*job.args, **job.kwargs)
    except Exception:
        job.error = traceback.format_exc()
        job.due_at = now + timedelta(seconds=10 * 2**job.attempts)
    else:
        job.error, job.done_at = "", timezone.now()
    job.save()
    return True


# --8<-- [end:worker]
