"""The worker process. SIGTERM lets the job that runs finish."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from jobs.worker import run_one


class Command(BaseCommand):
    help = "Run the jobs that wait in the table."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--until-empty",
            action="store_true",
            help="stop when no job is due",
        )

    def handle(self, *args: Any, until_empty: bool, **options: Any) -> None:  # noqa: ANN401
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda number, frame: stop.set())
        while not stop.is_set():
            if run_one():
                continue
            if until_empty:
                break
            stop.wait(1)
