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


class Course(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "shop"


class Payment(models.Model):
    course = models.ForeignKey(Course, models.CASCADE, related_name="payments")
    amount = models.IntegerField()

    class Meta:
        app_label = "shop"


class Lesson(models.Model):
    course = models.ForeignKey(Course, models.CASCADE, related_name="lessons")
    minutes = models.IntegerField()

    class Meta:
        app_label = "shop"


def fill() -> None:
    """Python: two payments of 50, three lessons. Chess: one lesson, no payment."""
    with connection.schema_editor() as editor:
        for model in (Course, Payment, Lesson):
            editor.create_model(model)
    python, chess = Course.objects.bulk_create(
        [Course(name="Python"), Course(name="Chess")]
    )
    Payment.objects.bulk_create([Payment(course=python, amount=50) for _ in range(2)])
    Lesson.objects.bulk_create([Lesson(course=python, minutes=60) for _ in range(3)])
    Lesson.objects.create(course=chess, minutes=45)
