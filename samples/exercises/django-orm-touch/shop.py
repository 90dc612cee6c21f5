"""Settings, tables and data of this exercise. You need not change them."""

import os
from urllib.parse import urlsplit

import django
from django.conf import settings

if not settings.configured:
    url = urlsplit(os.environ["DATABASE_URL"])
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
        },
        USE_TZ=True,
    )
    django.setup()

from django.db import connection, models


class Article(models.Model):
    price = models.IntegerField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "shop"


def fill(articles: int) -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Article)
    Article.objects.bulk_create([Article(price=10) for _ in range(articles)])
