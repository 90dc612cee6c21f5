"""What is wrong with the wrong files stays wrong: the page shows it."""

import importlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy.exc import PendingRollbackError

HERE = Path(__file__).parent
GOOD = {"sku": "TEA-0001", "name": "tea", "price": "4.50"}


@pytest.fixture
def naive(database_url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", database_url)
    for name in ("app_wrong", "tables_wrong"):
        sys.modules.pop(name, None)
    module = importlib.import_module("app_wrong")
    module.app.testing = True  # hand the exceptions on
    yield module.app.test_client()
    module.session.close()
    module.engine.dispose()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"price": None}, TypeError),
        ({"name": None}, AttributeError),
        ({"price": "4 €"}, ArithmeticError),
    ],
)
def test_the_first_day_app_crashes(naive, changes, error):
    with pytest.raises(error):
        naive.post("/items", json=GOOD | changes)


def test_one_duplicate_breaks_every_later_request(naive):
    assert naive.post("/items", json=GOOD).status_code == 201
    with pytest.raises(Exception, match="UniqueViolation"):
        naive.post("/items", json=GOOD)
    with pytest.raises(PendingRollbackError):
        naive.get("/items")


def test_silent_turns_a_refusal_into_a_yes():
    from silent_wrong import app

    client = app.test_client()
    body = '{"newsletter": false}'
    answer = client.put(
        "/customers/7", data=body, content_type="text/plain"
    )
    assert answer.get_json() == {"newsletter": True}


def test_a_long_body_without_a_length_is_cut_in_silence():
    from cut_wrong import app

    lines = b"TEA-0001;4.50\n" * 10_000
    answer = app.test_client().post(
        "/imports",
        input_stream=BytesIO(lines),
        environ_overrides={
            "CONTENT_LENGTH": "",
            "wsgi.input_terminated": True,
        },
    )
    assert answer.status_code == 201
    assert answer.get_json()["stored"] < 10_000


def test_the_circle_cannot_be_imported():
    with pytest.raises(ImportError, match="partially initialized module"):
        importlib.import_module("circular_app_wrong")


def test_testing_alone_skips_the_handler_of_500():
    from flask import Flask

    app = Flask(__name__)
    app.register_error_handler(500, lambda error: ("ours", 500))
    app.add_url_rule("/crash", view_func=lambda: 1 / 0)
    assert app.test_client().get("/crash").text == "ours"
    app.testing = True
    with pytest.raises(ZeroDivisionError):
        app.test_client().get("/crash")


def test_ruff_finds_the_debugger_and_nothing_in_the_finished_app():
    ruff = [Path(sys.executable).with_name("ruff"), "check", "--isolated"]
    rules = ["--no-cache", "--select", "S", "--output-format", "concise"]
    for target, found in (("debug_wrong.py", "S201"), ("shop", "passed")):
        done = subprocess.run(
            [*ruff, *rules, target],
            cwd=HERE,
            capture_output=True,
            text=True,
        )
        assert found in done.stdout
