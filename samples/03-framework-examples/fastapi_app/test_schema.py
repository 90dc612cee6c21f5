"""The OpenAPI document: is it true, has it changed, and do the linters agree?"""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi import FastAPI

import contract
from live import serve
from main import create_app

HERE = Path(__file__).parent


def tool(name, *arguments, cwd=HERE):
    command = [Path(sys.executable).with_name(name), *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True
    )


# --8<-- [start:schemathesis]
def test_schemathesis_finds_nothing(settings, tmp_path):
    environment = {
        "DATABASE_URL": settings.database_url,
        "APP_ENV": "development",
    }
    with serve("main:create_app", "--factory", **environment) as server:
        done = tool(
            "schemathesis",
            *("run", f"{server.url}/openapi.json", "--no-color"),
            *("--max-examples", "30", "--seed", "1"),
            # Starlette's 405 names the methods of the first route only.
            *("--exclude-checks", "allow_header_conformance"),
            cwd=tmp_path,  # it keeps notes there
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in server.log()


# --8<-- [end:schemathesis]


def test_every_operation_documents_its_answers(settings):
    for path, methods in create_app(settings).openapi()["paths"].items():
        for method, operation in methods.items():
            good = next(
                v
                for k, v in operation["responses"].items()
                if k[0] == "2"
            )
            assert (
                "$ref" in good["content"]["application/json"]["schema"]
            ), path
            assert "503" in operation["responses"], (method, path)


@pytest.fixture
def documents(settings):
    old = json.loads(contract.SNAPSHOT.read_text(encoding="utf-8"))
    return old, create_app(settings).openapi()


def test_the_contract_is_the_committed_one(documents):
    old, new = documents
    assert contract.breaking(old, new) == []
    assert json.loads(json.dumps(new)) == old, "run: python contract.py"


def test_a_breaking_change_is_named(documents):
    old, new = documents[0], copy.deepcopy(documents[0])
    del new["paths"]["/items"]["get"]
    del new["components"]["schemas"]["ItemOut"]["properties"]["price"]
    new["components"]["schemas"]["ItemIn"]["required"].append("cost")
    assert contract.breaking(old, new) == [
        "gone: GET /items",
        "now required: ItemIn.cost",
        "gone: ItemOut.price",
    ]


def test_ruff_finds_the_blocking_call_and_nothing_in_the_finished_app():
    rules = [
        "check",
        "--no-cache",
        "--isolated",
        "--select",
        "ASYNC,FAST,S113",
    ]
    finished = [
        "main.py",
        "models.py",
        "money.py",
        "storage.py",
        "errors.py",
        "strict_json.py",
    ]
    assert tool("ruff", *rules, *finished).returncode == 0
    assert "ASYNC251" in tool("ruff", *rules, "blocking_wrong.py").stdout


def test_nothing_it_imports_is_deprecated():
    code = "import main, fastapi.testclient"
    done = tool("python", "-W", "error", "-c", code)
    assert done.returncode == 0, done.stderr


def test_on_event_warns():
    with pytest.warns(DeprecationWarning, match="use lifespan"):
        FastAPI().on_event("startup")
