"""python play.py NAME: migrate and fill the empty database of DATABASE_URL,
then call NAME.main()."""

import importlib
import os
import sys

import django


def start() -> None:
    """What manage.py does before it runs a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    django.setup()


if __name__ == "__main__":
    start()
    from django.core.management import call_command

    from tickets.demo import fill

    call_command("migrate", verbosity=0)
    fill()
    importlib.import_module(sys.argv[1]).main()
