"""Settings and tables of this exercise. You need not change them."""

import os
from urllib.parse import urlsplit

import django
from django.conf import settings

url = urlsplit(os.environ["DATABASE_URL"])
if not settings.configured:
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": url.path.lstrip("/"),
                "USER": url.username or "",
                "PASSWORD": url.password or "",
                "HOST": url.hostname or "",
                "PORT": str(url.port or ""),
            }
        }
    )
    django.setup()

from django.db import connection


def create_tables(*tables: type) -> None:
    with connection.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)
