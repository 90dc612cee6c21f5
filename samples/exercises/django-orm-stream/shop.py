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


class Author(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "shop"


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    title = models.TextField()

    class Meta:
        app_label = "shop"


def fill(books: int) -> None:
    """Each book has an author of its own."""
    with connection.schema_editor() as editor:
        editor.create_model(Author)
        editor.create_model(Book)
    authors = Author.objects.bulk_create(
        [Author(name=f"author {n}") for n in range(books)]
    )
    Book.objects.bulk_create(
        [Book(author=one, title=f"book {n}") for n, one in enumerate(authors)]
    )
