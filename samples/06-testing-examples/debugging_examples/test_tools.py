"""The tools of the page find what they claim to find."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bisect_repo
import growth
import json_log
import receipts
import receipts_wrong
import session
import shrink

HERE = Path(__file__).parent


def python(*words, **env):
    return subprocess.run(
        [sys.executable, *words],
        cwd=HERE,
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_shrink_leaves_only_what_is_needed():
    def fails(items):
        return 17 in items and 40 in items

    assert shrink.shrink(list(range(64)), fails) == [17, 40]
    two = shrink.shrink(shrink.DAY, shrink.some_total_is_wrong)
    assert len(two) == 2
    assert two[0].voucher


def test_bisect_names_the_commit(tmp_path):
    bisect_repo.history(tmp_path, commits=12, wrong=9)
    found = bisect_repo.search(tmp_path, commits=12)
    assert "change 9\n" in found
    assert found.count("running ") <= 4


def test_growth_names_the_line_that_keeps_the_memory():
    def serve(first, count):
        receipts_wrong.serve(first + 10_000, count)

    place, size, _blocks = growth.growth(serve)[0]
    assert "receipts_wrong.py" in place
    assert size > 1_500_000
    assert all(size < 100_000 for _, size, _ in growth.growth(receipts.serve))


def test_the_log_line_holds_the_whole_chain():
    try:
        try:
            {}["price"]
        except KeyError as error:
            raise ValueError("row 7") from error
    except ValueError as error:
        found = json_log.chain(error)
    first, second = found
    assert first.startswith("ValueError: row 7 [")
    assert second.startswith("KeyError: 'price' [")


def test_from_none_hides_the_cause_in_the_log_too():
    try:
        try:
            {}["price"]
        except KeyError:
            raise ValueError("row 7") from None
    except ValueError as error:
        found = json_log.chain(error)
    assert len(found) == 1


def test_a_conditional_breakpoint_stops_at_the_right_customer():
    typed = (HERE / "vouchers.pdb").read_text(encoding="utf-8").splitlines()
    seen = session.play(typed, [str(HERE / "vouchers_wrong.py")])
    assert "customer='customer-10'" in seen
    assert ">>> total(order, [])\n10000" in seen


def test_a_breakpoint_can_be_switched_off_or_sent_elsewhere():
    assert "bdb.BdbQuit" in python("leftover_wrong.py").stderr
    off = python("leftover_wrong.py", PYTHONBREAKPOINT="0")
    assert (off.returncode, off.stdout) == (0, "charged 1999\n")
    hook = python("leftover_wrong.py", PYTHONBREAKPOINT="whereami.show")
    assert "{'cents': 1999}" in hook.stdout


@pytest.mark.parametrize(
    ("rule", "file"),
    [("B006", "vouchers_wrong.py"), ("T100", "leftover_wrong.py")],
)
def test_a_linter_sees_this_cause(rule, file):
    command = ["-m", "ruff", "check", "--isolated", "--no-cache", "--select", rule]
    assert rule in python(*command, file).stdout
    clean = python(*command, "vouchers.py", "whereami.py")
    assert clean.returncode == 0


def test_a_coroutine_that_nobody_awaits_fails_the_suite(tmp_path):
    test = tmp_path / "test_confirm.py"
    test.write_text(
        "import asyncio, not_awaited_wrong\n"
        "def test_it(): asyncio.run(not_awaited_wrong.confirm('ana'))\n",
        encoding="utf-8",
    )
    command = ["-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(tmp_path)]
    command += ["-p", "no:cacheprovider", str(test)]
    env = {"PYTHONPATH": str(HERE), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    assert python(*command, **env).returncode == 0
    strict = python(*command, "-W", "error", **env)
    assert strict.returncode == 1
    assert "coroutine 'send_mail' was never awaited" in strict.stdout
