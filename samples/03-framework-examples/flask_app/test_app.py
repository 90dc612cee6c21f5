"""The factory: one app per configuration, one session per request."""

import runpy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InvalidRequestError

from create_tables import create_tables
from shop import create_app
from shop.config import Production
from shop.db import get_session


# --8<-- [start:two_apps]
def test_two_apps_live_side_by_side(database_url):
    url = {"DATABASE_URL": database_url}
    small = create_app(url | {"MAX_CONTENT_LENGTH": 10})
    large = create_app(url)
    create_tables(large)
    for app, status in ((small, 413), (large, 422)):
        answer = app.test_client().post("/items", json={"name": "tea"})
        assert answer.status_code == status
        app.extensions["engine"].dispose()


# --8<-- [end:two_apps]


# --8<-- [start:config]
def test_what_you_forget_to_set_is_production(monkeypatch):
    monkeypatch.delenv("APP_ENV", raising=False)
    app = create_app({"DATABASE_URL": "postgresql://nowhere"})
    assert (app.debug, app.testing) == (False, False)
    assert app.config["ECHO_SQL"] is False


def test_a_misspelt_environment_stops_the_start():
    with pytest.raises(RuntimeError, match="APP_ENV=prod: use"):
        create_app({"APP_ENV": "prod", "DATABASE_URL": "postgresql://x"})


def test_a_missing_database_url_stops_the_start(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(RuntimeError, match="DATABASE_URL is not set"):
        create_app()


# --8<-- [end:config]


@pytest.mark.parametrize(
    ("environment", "echo", "testing"),
    [
        ("production", False, False),
        ("development", True, False),
        ("test", False, True),
    ],
)
def test_three_environments(environment, echo, testing):
    app = create_app(
        {"APP_ENV": environment, "DATABASE_URL": "postgresql://nowhere"}
    )
    assert app.config["ECHO_SQL"] is echo
    assert app.testing is testing


def test_the_environment_sets_single_values(monkeypatch):
    monkeypatch.setenv("SHOP_POOL_SIZE", "20")
    app = create_app({"DATABASE_URL": "postgresql://nowhere"})
    assert app.config["POOL_SIZE"] == 20
    assert app.extensions["engine"].pool.size() == 20


# --8<-- [start:session]
def test_a_request_has_one_session_and_the_next_another(app):
    with app.test_request_context():
        first = get_session()
        assert get_session() is first
    with app.test_request_context():
        assert get_session() is not first


def test_the_session_is_closed_even_after_an_error(client, app, post):
    post()
    assert post(key="key-00002").status_code == 409
    assert client.get("/items/999").status_code == 404
    assert app.extensions["engine"].pool.checkedout() == 0


# --8<-- [end:session]


def test_begin_after_a_read_is_refused(app):
    with app.test_request_context():
        get_session().execute(text("SELECT 1"))
        with pytest.raises(InvalidRequestError, match="already begun"):
            get_session().begin()


def test_flask_alone_writes_a_date_for_http_headers(app):
    written = app.json.dumps(datetime(2026, 11, 21, tzinfo=UTC))
    assert written == '"Sat, 21 Nov 2026 00:00:00 GMT"'


def test_the_debugger_sees_an_error_on_the_laptop_only():
    for name, seen in (("production", False), ("development", True)):
        app = create_app(
            {"APP_ENV": name, "DATABASE_URL": "postgresql://x"}
        )
        app.debug = True  # what `flask run --debug` sets
        app.add_url_rule("/crash", view_func=lambda: 1 / 0)
        if seen:
            with pytest.raises(ZeroDivisionError):
                app.test_client().get("/crash")
        else:
            assert app.test_client().get("/crash").status_code == 500


def test_a_worker_has_no_more_threads_than_connections():
    gunicorn = runpy.run_path(
        str(Path(__file__).with_name("gunicorn.conf.py"))
    )
    assert gunicorn["threads"] == Production.POOL_SIZE


def test_a_full_pool_is_a_503_and_opens_nothing_more(database_url):
    small = {"POOL_SIZE": 1, "POOL_WAIT_SECONDS": 0.1}
    app = create_app({"DATABASE_URL": database_url} | small)
    with app.extensions["engine"].connect():
        answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    app.extensions["engine"].dispose()


def test_the_probes_without_a_database():
    nowhere = "postgresql://app@127.0.0.1:1/nowhere"
    client = create_app({"DATABASE_URL": nowhere}).test_client()
    assert client.get("/livez").get_json() == {"status": "alive"}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
