import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
QUIET = ("-q", "-p", "no:cacheprovider", "--disable-plugin-autoload")


def run(*arguments: str) -> tuple[int, str]:
    kept = {key: value for key, value in os.environ.items() if "PYTEST" not in key}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=HERE,
        env=kept | {"COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def output(name: str) -> str:
    return (HERE / "outputs" / f"{name}.txt").read_text(encoding="utf-8")


def test_warnings_as_errors_turn_two_more_hollow_tests_red():
    allow = "ignore:assertion is always true:pytest.PytestAssertRewriteWarning"
    _, printed = run("pytest", *QUIET, "-W", "error", "-W", allow, "hollow")
    assert "test_due_date" in printed
    assert "test_fee_of_a_service" in printed
    assert "2 failed, 8 passed" in printed


def test_strict_suite_passes_in_random_order_on_two_workers():
    strict = ("--strict", "-W", "error", "-p", "pytest_randomly", "-p", "xdist")
    slowest = ("--durations=10", "--durations-min=0.5", "-n", "2")
    status, printed = run("pytest", *QUIET, *strict, *slowest, "project")
    assert status == 0, printed


def test_the_linter_finds_no_wide_raises_and_no_lost_test():
    rules = ("--select", "PT011,PT012,B017,F631,F811,B015", "--no-cache")
    status, printed = run("ruff", "check", "--isolated", *rules, "project")
    assert status == 0, printed


def test_the_order_decides_in_the_wrong_suite():
    allowed = ("-p", "pytest_randomly", "mistakes/test_order_wrong.py")
    status, printed = run("pytest", *QUIET, *allowed, "--randomly-dont-reorganize")
    assert status == 0, printed
    assert "1 failed" in output("order_wrong") or "2 failed" in output("order_wrong")


def test_last_failed_runs_only_what_failed(tmp_path):
    cache = ("-o", f"cache_dir={tmp_path}", "mistakes/test_float_wrong.py")
    stop = ("-q", "--disable-plugin-autoload", "-x")
    run("pytest", *stop, *cache)
    _, printed = run("pytest", *stop, "--lf", *cache)
    assert "1 failed, 1 deselected" in printed


def test_an_id_selects_one_row():
    status, printed = run("pytest", *QUIET, "-k", "eight-days-late", "project")
    assert status == 0
    assert "1 passed" in printed


@pytest.mark.parametrize(
    ("capture", "says"),
    [
        ("hollow", "10 passed, 3 warnings"),
        ("hollow_lint", "F811"),
        ("xfail_wrong", "1 xpassed"),
        ("prices_wrong", "SUBFAILED[shelf]"),
        ("same_name_wrong", "import file mismatch"),
    ],
)
def test_the_page_says_what_the_captured_run_says(capture, says):
    assert says in output(capture)
