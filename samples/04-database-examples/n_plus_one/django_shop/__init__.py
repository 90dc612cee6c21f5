"""The same tables as `shop.py`, seen by Django."""

import os

import django


def start() -> None:
    """What manage.py does, without manage.py."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django_shop.settings")
    django.setup()
