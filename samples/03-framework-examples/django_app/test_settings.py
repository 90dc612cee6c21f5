"""Production is the default, and says no to what is missing."""

import importlib
import logging
import subprocess
import sys

import pytest
from django.conf import global_settings, settings

from live import manage, serve

SAFE = {"DJANGO_SECRET_KEY": "for tests only, " + "0123456789" * 4}


# --8<-- [start:commands]
@pytest.mark.parametrize(
    "command",
    [
        ["check", "--deploy", "--fail-level", "WARNING"],
        ["makemigrations", "--check", "--dry-run"],
        ["migrate", "--check"],
    ],
)
def test_a_command_of_the_pipeline_finds_nothing(command, tables):
    done = manage(*command, DATABASE_URL=tables, **SAFE)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_a_secret_it_does_not_start(tables, monkeypatch):
    monkeypatch.delenv("DJANGO_SECRET_KEY")
    done = manage("check", DATABASE_URL=tables)
    assert done.returncode == 1
    assert "KeyError: 'DJANGO_SECRET_KEY'" in done.stderr


# --8<-- [end:commands]


# --8<-- [start:backends]
@pytest.mark.parametrize("module", ["settings", "development"])
def test_tasks_have_a_worker_in_every_environment(module):
    chosen = importlib.import_module(f"config.{module}")
    assert chosen.TASKS["default"]["BACKEND"] == "jobs.backend.TableBackend"


# --8<-- [end:backends]


def test_debug_is_for_the_laptop():
    assert importlib.import_module("config.settings").DEBUG is False
    assert importlib.import_module("config.development").DEBUG is True


def test_a_url_with_odd_characters_is_read():
    from config.database import database

    found = database("postgresql://a%40b:p%2Fw@db.internal:6432/shop%20x")
    assert found["USER"] == "a@b"
    assert found["PASSWORD"] == "p/w"
    assert (found["HOST"], found["PORT"]) == ("db.internal", "6432")
    assert found["NAME"] == "shop x"


def test_every_wait_has_an_end():
    options = settings.DATABASES["default"]["OPTIONS"]
    assert options["connect_timeout"] == 2
    assert "statement_timeout=2000" in options["options"]
    production = importlib.import_module("config.settings")
    assert production.MAILERS["default"]["OPTIONS"]["timeout"] == 5


def test_a_connection_that_died_costs_no_request(tables):
    import httpx2
    import psycopg

    with serve("config.wsgi:application", DATABASE_URL=tables, **SAFE) as one:
        assert httpx2.get(f"{one.url}/items").status_code == 200
        with psycopg.connect(tables, autocommit=True) as other:
            ended = other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database()"
                " AND pid <> pg_backend_pid()"
            )
            assert ended.fetchall()
        assert httpx2.get(f"{one.url}/items").status_code == 200


def test_times_are_not_those_of_chicago():
    # Django's own default; it also sets the clock of the log.
    assert global_settings.TIME_ZONE == "America/Chicago"
    assert settings.TIME_ZONE == "UTC"


# --8<-- [start:proxy]
def test_gunicorn_believes_the_proxy_about_https(tables):
    import httpx2

    with serve("config.wsgi:application", DATABASE_URL=tables, **SAFE) as one:
        page = f"{one.url}/admin/login/"
        assert httpx2.get(page).status_code == 301
        https = httpx2.get(page, headers={"X-Forwarded-Proto": "https"})
        assert https.status_code == 200
        assert "max-age" in https.headers["Strict-Transport-Security"]


# --8<-- [end:proxy]


def test_without_logging_a_crash_in_production_prints_nothing():
    code = (
        "import logging, django; from django.conf import settings;"
        "settings.configure();"
        "django.setup(); logging.getLogger('django.request').error('boom')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert done.stderr == ""
    ours = logging.getLogger("django.request")
    assert ours.hasHandlers()
    assert logging.getLogger("django").handlers == []  # so the root prints it


def test_the_laptop_needs_no_https():
    laptop = importlib.import_module("config.development")
    assert laptop.SECURE_SSL_REDIRECT is False
    assert laptop.SESSION_COOKIE_SECURE is False
