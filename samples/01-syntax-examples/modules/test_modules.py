import json
import os
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from shutil import copytree

import pytest
from uv import find_uv_bin

from cache_leak import Report as Mended
from cache_leak_wrong import Report as Leaking
from generator_wrong import send_reminders
from graph import deferred, imports
from late_binding_wrong import reminders

HERE = Path(__file__).parent
PROJECT = HERE / "project" / "src"
CURES = ["cure_third_module", "cure_type_checking", "cure_local_import"]


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", *arguments],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def ruff(rules: str, *files: str) -> list[tuple[str, str]]:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache",
         "--target-version=py313", "--config", "src = ['shadow_wrong']",
         "--output-format=json", f"--select={rules}", *files],
        cwd=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [(Path(x["filename"]).name, x["code"]) for x in json.loads(done.stdout)]


# --8<-- [start:no_cycle]
def test_no_module_imports_itself_through_others():
    graph = imports(PROJECT / "invoicing")
    TopologicalSorter(graph).prepare()  # CycleError names the ring


# --8<-- [end:no_cycle]


def test_the_graph_sees_what_a_function_imports():
    package = PROJECT / "invoicing"
    assert imports(package)["cli"] == {"parsing", "totals"}
    assert deferred(package)["cli"] == {"chart"}


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("from invoicing import Invoice", True),
        ("import invoicing", True),
        ("import invoicing.cli as cli", True),
        ("from . import cli", True),
        ("from .cli import main", True),
        ("try:\n    from invoicing import cli\nexcept ImportError:\n    raise", True),
        ("if TYPE_CHECKING:\n    from .cli import main", False),
        ("async def later():\n    from .cli import main", False),
        ("import json, invoicing_of_somebody_else", False),
    ],
)
def test_each_way_to_import_closes_the_circle_or_does_not(tmp_path, line, closed):
    package = copytree(PROJECT / "invoicing", tmp_path / "invoicing")
    (package / "totals.py").write_text(line, encoding="utf-8")
    sorter = TopologicalSorter(imports(package))
    if closed:
        with pytest.raises(CycleError):
            sorter.prepare()
    else:
        sorter.prepare()


def test_the_wrong_package_has_a_cycle():
    with pytest.raises(CycleError) as caught:
        TopologicalSorter(imports(HERE / "cycle_wrong")).prepare()
    assert set(caught.value.args[1]) == {"model", "totals"}


@pytest.mark.parametrize(
    ("first", "missing"), [("model", "Invoice"), ("totals", "total_cents")]
)
def test_which_name_is_missing_depends_on_the_first_import(first, missing):
    done = python("-c", f"import cycle_wrong.{first}")
    assert f"cannot import name '{missing}' from partially initialized" in done.stderr


@pytest.mark.parametrize("cure", CURES)
def test_each_cure_can_be_imported_from_both_ends(cure):
    for first in ("model", "totals"):
        code = f"import {cure}.{first}; import {cure}.__main__"
        done = python("-c", code)
        assert (done.returncode, done.stdout) == (0, "1550\n"), done.stderr


# --8<-- [start:no_side_effects]
def test_the_package_imports_without_settings_and_without_a_word():
    code = "import invoicing.cli, sys; assert 'matplotlib' not in sys.modules"
    done = python("-c", code, SHOP_API_KEY="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# --8<-- [end:no_side_effects]


def test_all_names_what_the_package_gives():
    done = python("-c", "from invoicing import *; print(*sorted(dir()))")
    names = [name for name in done.stdout.split() if not name.startswith("_")]
    assert names == ["Invoice", "Line", "total_cents"]


def test_a_package_without_init_imports_but_is_not_built(tmp_path):
    copytree(HERE / "project", tmp_path, dirs_exist_ok=True)
    (tmp_path / "src" / "invoicing" / "__init__.py").unlink()
    source = str(tmp_path / "src")
    done = python("-m", "invoicing", "Ana", "tea=480", PYTHONPATH=source)
    assert done.stdout == "Ana: 5.81\n", done.stderr
    built = subprocess.run(
        [find_uv_bin(), "build", "--offline", "--no-cache", "-p", sys.executable],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode != 0
    assert "__init__.py" in built.stderr


def test_the_command_draws_only_when_it_is_asked(tmp_path):
    picture = tmp_path / "ana.svg"
    done = python("-m", "invoicing", "Ana", "tea=480", "--chart", str(picture))
    assert done.stdout == "Ana: 5.81\n", done.stderr
    assert picture.stat().st_size > 0


def test_a_bad_row_is_named():
    done = python("-m", "invoicing", "Ana", "tea")
    assert "ValueError: not product=cents: 'tea'" in done.stderr


def test_the_eager_start_imports_matplotlib_for_every_command():
    code = "import start_wrong, sys; assert 'matplotlib' in sys.modules"
    assert python("-c", code).returncode == 0


def test_safe_path_passes_the_shadow():
    assert python("-P", "shadow_wrong/send.py").returncode == 0


def test_the_linter_sees_a_mutable_default():
    found = ruff("B006,B008,RUF012", "../functions_modules_wrong.py")
    assert found == [("functions_modules_wrong.py", "B006")]
    assert ruff("B006,B008,RUF012", "../functions_modules.py", "project") == []


@pytest.mark.parametrize(
    ("rule", "file"),
    [
        ("B023", "late_binding_wrong.py"),
        ("B019", "cache_leak_wrong.py"),
        ("A005", "shadow_wrong/random.py"),
        ("RET503", "returns_wrong.py"),
    ],
)
def test_the_linter_has_a_rule_for_it(rule, file):
    assert ruff(rule, file) == [(Path(file).name, rule)]


def test_every_reminder_reads_the_last_customer(capsys):
    for remind in reminders(["Ana", "Ben"]):
        remind()
    assert capsys.readouterr().out == "remind Ben\nremind Ben\n"


def test_a_generator_function_runs_when_it_is_iterated(capsys):
    waiting = send_reminders([])
    assert capsys.readouterr().out == ""
    with pytest.raises(ValueError, match="nobody"):
        next(waiting)


def test_the_cache_of_a_method_keeps_its_object():
    assert Leaking.total.cache_info().currsize >= 1000
    report = Mended(1)
    assert report.total == 0
    assert report.__dict__["total"] == 0


def test_two_wrong_files_are_wrong_in_the_way_that_the_manifest_says():
    assert python("kwargs_wrong.py").stdout.endswith("'cents': 10000}\n")
    assert "SHOP_API_KEY" in python("uses_settings_wrong.py").stderr
    assert python("uses_settings_wrong.py", SHOP_API_KEY="x").stdout == "210\n"
