"""The same function as a Celery task. The broker may deliver a message twice."""

from __future__ import annotations

import os

import psycopg
from botocore.exceptions import BotoCoreError
from celery import Celery

import pipeline
import storage

# --8<-- [start:task]
app = Celery("jobs", broker=os.environ.get("REDIS_URL"))
app.conf.update(
    result_backend=os.environ.get("REDIS_URL"),
    task_acks_late=True,  # the message of a killed worker comes back,
    task_reject_on_worker_lost=True,  # also when only its child was killed
    worker_prefetch_multiplier=1,
    task_time_limit=300,  # the default is no limit at all
    task_soft_time_limit=240,
    broker_transport_options={"visibility_timeout": 900},  # longer than any task
    task_serializer="json",
    accept_content=["json"],
)


@app.task(
    autoretry_for=(psycopg.OperationalError, BotoCoreError),
    max_retries=5,
    retry_backoff=2,
    retry_backoff_max=120,
    retry_jitter=True,
)
def load(prefix: str) -> list[str]:
    """Load the files of a prefix. The argument is a name, not the data."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
        db.execute(pipeline.SCHEMA)
        return pipeline.run(db, storage.client(), prefix)
        # --8<-- [end:task]
