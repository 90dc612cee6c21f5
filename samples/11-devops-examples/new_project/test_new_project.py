"""Every step of the page, from an empty folder, and what must come out of it."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

import editor_check

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "project"
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="no git here")


@needs_git
def test_each_step_works_but_the_one_that_is_refused(uv_steps):
    failed = [name for name, (status, _) in uv_steps.items() if status]
    assert failed == ["refused"]


@needs_git
def test_formatted_linted_typed_tested_and_locked(uv_steps):
    printed = uv_steps["check"][1]
    for line in (
        "4 files left unchanged",
        "All checks passed!",
        "Success: no issues found",
        "7 passed",
        "$ uv lock --check",
    ):
        assert line in printed


@needs_git
def test_the_lock_is_committed_and_the_environment_is_not(uv_steps):
    committed = uv_steps["commit"][1].partition("$ git ls-files\n")[2].splitlines()
    assert {"uv.lock", "pyproject.toml", ".python-version"} <= set(committed)
    assert not [path for path in committed if path.startswith(".venv")]


@needs_git
def test_a_colleague_installs_what_the_lock_says(uv_steps):
    assert "+ rich==" in uv_steps["colleague"][1]
    assert "7 passed" in uv_steps["colleague"][1]


@needs_git
def test_the_hook_refuses_the_commit(uv_steps):
    status, printed = uv_steps["refused"]
    assert status == 1
    assert "`os` imported but unused" in printed


@needs_git
def test_both_ways_lead_to_the_same_project(uv_steps):
    by_uv = tomllib.loads(uv_steps["pyproject"][1].partition("\n")[2])
    by_hand = tomllib.loads((PROJECT / "base.toml").read_text())
    for key in ("name", "version", "requires-python", "dependencies", "scripts"):
        assert by_uv["project"][key] == by_hand["project"][key]
    assert by_uv["build-system"] == by_hand["build-system"]


@needs_git
def test_the_lock_can_leave_uv(uv_steps):
    _, _, listed = uv_steps["export"][1].partition("$ head -n 14 pylock.toml\n")
    exported = tomllib.loads(listed.rpartition("\n[[packages]]")[0])
    assert exported["lock-version"] == "1.0"
    assert exported["packages"][0]["wheels"][0]["hashes"]


def test_the_same_project_with_venv_and_pip(pip_steps):
    assert not any(status for status, _ in pip_steps.values())
    assert "7 passed" in pip_steps["check"][1]
    assert "ast_serialize==" in pip_steps["check"][1]


def test_editor_settings_name_only_what_the_project_has():
    settings = json.loads((PROJECT / "vscode/settings.json").read_text())
    wanted = json.loads((PROJECT / "vscode/extensions.json").read_text())
    tools = tomllib.loads((PROJECT / "tools.toml").read_text())["tool"]
    assert settings["python.testing.pytestArgs"] == tools["pytest"]["testpaths"]
    formatter = settings["[python]"]["editor.defaultFormatter"]
    assert formatter in wanted["recommendations"]
    # An interpreter's path is right on one operating system only.
    assert "python.defaultInterpreterPath" not in settings


def test_an_editor_gets_marks_and_format_from_ruff(tmp_path):
    parts = [(PROJECT / part).read_text() for part in ("base.toml", "tools.toml")]
    (tmp_path / "pyproject.toml").write_text("".join(parts))
    marks, saved = editor_check.ask(tmp_path)
    assert any("F401" in mark for mark in marks)
    assert 'names = ["Ana", "Luis"]' in saved


def test_the_script_declares_the_same_rich_as_the_project():
    header = [
        line.removeprefix("# ")
        for line in (PROJECT / "scripts/label.py").read_text().splitlines()
        if line.startswith("# ") and not line.startswith("# ///")
    ]
    script = tomllib.loads("\n".join(header))
    assert script["requires-python"] == ">=3.13"
    assert script["dependencies"] == ["rich>=15"]
