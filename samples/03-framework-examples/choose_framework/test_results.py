"""The committed numbers belong to today's code, and the page's words to the numbers."""

import json
from pathlib import Path

import pytest

from lines import count
from running import FRAMEWORKS, read_apps

APPS = {app.name: app for app in read_apps().values()}
RESULT = Path(__file__).parent / "results" / "three_apps.json"
VALUES = {
    name: entry["value"]
    for name, entry in json.loads(RESULT.read_text(encoding="utf-8"))["values"].items()
}


def of(what):
    return {name: VALUES[f"{name.lower()}_{what}"] for name in FRAMEWORKS}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_lines_are_those_of_the_code(name):
    found = count(APPS[name])
    assert of("files")[name] == found.files
    assert of("lines")[name] == found.lines
    assert of("bound")[name] == round(100 * found.bound / found.lines)


# --8<-- [start:words]
def test_the_endpoint_costs_more_than_the_framework():
    for name in FRAMEWORKS:
        assert of("hello_rps")[name] > 2 * of("read_rps")[name]
        assert of("read_rps")[name] > of("write_rps")[name]


def test_the_hello_world_of_the_loop_is_more_than_twice_as_fast():
    others = (of("hello_rps")[name] for name in ("Flask", "Django"))
    assert of("hello_rps")["FastAPI"] > 2 * max(others)


def test_without_a_database_the_loop_is_ahead_and_a_statement_ends_that():
    assert of("alive_rps")["FastAPI"] > 1.5 * of("alive_rps")["Flask"]
    for what in ("ready_rps", "read_rps"):
        assert max(of(what).values()) < 1.4 * min(of(what).values())
    others = (of("write_rps")[name] for name in ("Flask", "Django"))
    assert of("write_rps")["FastAPI"] > 1.2 * max(others)  # a fifth is noise
    assert min(of("write_p95"), key=of("write_p95").get) == "FastAPI"


def test_waiting_needs_threads_or_async():
    assert VALUES["fastapi_wait_rps"] > 4 * VALUES["flask_5_wait_rps"]
    assert VALUES["flask_40_wait_rps"] > 4 * VALUES["flask_5_wait_rps"]
    assert VALUES["django_40_wait_rps"] > 4 * VALUES["django_5_wait_rps"]


# --8<-- [end:words]
