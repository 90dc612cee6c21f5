"""Services do not import views, and nothing below them knows of HTTP."""

import subprocess
import sys
from pathlib import Path

import pytest

import layers

INNER = ["items.services", "items.models", "items.schemas", "items.tasks"]
OUTER = ("django.http", "django.urls", "django.shortcuts", "django.views",
         "items.views", "items.http", "items.admin", "config")  # fmt: skip


# --8<-- [start:layers]
@pytest.mark.parametrize("module", INNER)
def test_rules_know_nothing_of_http(module):
    wrong = {
        name for name in layers.reachable(module) if name.startswith(OUTER)
    }
    assert wrong == set()


@pytest.mark.parametrize("module", ["items.views", "items.admin"])
def test_a_door_writes_through_the_services_only(module):
    source = (layers.HERE / f"{module.replace('.', '/')}.py").read_text()
    assert layers.writes(source) == []


# --8<-- [end:layers]


def test_the_reader_of_writes_knows_their_many_names():
    wrong = ["bulk_create", "get_or_create", "update_or_create", "asave",
             "bulk_update", "acreate", "delete", "save"]  # fmt: skip
    for name in wrong:
        assert layers.writes(f"Item.objects.{name}(price=1)"), name
    assert layers.writes("with transaction.atomic():")
    assert layers.writes("services.create_once(key, wanted)") == []


def test_the_reader_of_imports_sees_both_forms():
    assert "items.services" in layers.imports("items.views")
    assert "django.http" in layers.reachable("items.views")


def test_no_text_column_is_nullable():
    ruff = Path(sys.executable).with_name("ruff")
    command = [ruff, "check", "--no-cache", "--isolated", "--select", "DJ001"]
    assert subprocess.run([*command, "."], cwd=layers.HERE).returncode == 0
