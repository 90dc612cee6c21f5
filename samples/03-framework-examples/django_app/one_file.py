"""Settings and tables for the examples of this folder that are one file."""

from __future__ import annotations

import os
from typing import Any

import django
from django.conf import settings

from config.database import database


def configure(**more: Any) -> None:  # noqa: ANN401
    settings.configure(
        DATABASES={"default": database(os.environ["DATABASE_URL"])},
        DEFAULT_FROM_EMAIL="shop@example.com",
        **more,
    )
    django.setup()


def create_tables(*tables: type) -> None:
    from django.db import connection

    with connection.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)


def said(error: BaseException) -> str:
    """The last line of a traceback, without the row that it quotes."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    name = name.removeprefix("builtins.")
    return f"{name}: {str(error).splitlines()[0]}"
