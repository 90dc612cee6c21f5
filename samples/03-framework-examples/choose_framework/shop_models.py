"""One Django model without a project around it, for the two scripts beside it."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.db import connection, models

parts = urlsplit(os.environ["DATABASE_URL"])
settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path[1:],
            "USER": parts.username,
            "HOST": parts.hostname,
            "PORT": parts.port,
        }
    }
)
django.setup()


class Item(models.Model):
    sku = models.CharField(max_length=8, unique=True)

    class Meta:
        app_label = "shop"


def create_table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Item)
