"""The tools of the page find what they claim to find."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bisect_repo
import fetch
import growth
import json_log
import live_stack
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


@pytest.mark.parametrize(("wrong", "unreadable"), [(9, 0), (9, 6), (5, 6)])
def test_bisect_names_the_commit(wrong, unreadable, tmp_path):
    bisect_repo.history(tmp_path, commits=12, wrong=wrong, unreadable=unreadable)
    found = bisect_repo.search(tmp_path, commits=12)
    first = found.partition(" is the first bad commit\n")[2]
    assert f"\n    change {wrong}\n" in first
    assert found.count("running ") <= 6


def test_growth_names_the_line_that_keeps_the_memory():
    def serve(first, count):
        receipts_wrong.serve(first + 10_000, count)

    place, size, _blocks = growth.growth(serve)[0]
    assert "receipts_wrong.py" in place
    assert size > 1_500_000
    assert all(size < 100_000 for _, size, _ in growth.growth(receipts.serve))


def logged(error):
    """The errors of the JSON line that logs this exception."""
    record = logging.LogRecord("shop", logging.ERROR, "", 0, "failed", (), None)
    record.exc_info = (type(error), error, error.__traceback__)
    return json.loads(json_log.JsonLines().format(record))["errors"]


def bad_row(*, hide):
    try:
        {}["price"]
    except KeyError as error:
        raise ValueError("row 7") from (None if hide else error)


def test_the_log_line_holds_the_whole_chain():
    with pytest.raises(ValueError, match="row 7") as caught:
        bad_row(hide=False)
    first, second = logged(caught.value)
    assert first.startswith("ValueError: row 7 [")
    assert second.startswith("KeyError: 'price' [")


def test_from_none_hides_the_cause_in_the_log_too():
    with pytest.raises(ValueError, match="row 7") as caught:
        bad_row(hide=True)
    assert len(logged(caught.value)) == 1


def test_the_log_line_names_what_ended_a_task_group():
    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(fetch.fetch(["Z-9"]))
    assert any(one.startswith("KeyError: 'Z-9' [") for one in logged(caught.value))


def test_the_log_line_survives_odd_chains():
    with pytest.raises(ValueError, match="row 7") as never_raised:
        raise ValueError("row 7") from KeyError("price")
    assert logged(never_raised.value)[1] == "KeyError: 'price'"
    with pytest.raises(ValueError, match="row 7") as itself:
        raise never_raised.value from never_raised.value
    assert len(logged(itself.value)) == 1


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


def program_frames(dump):
    return sorted(re.findall(r"\S+ \(transfer_wrong\.py:\d+\)", dump))


def test_py_spy_sees_the_recorded_stacks():
    try:
        seen = live_stack.dump("transfer_wrong.py")
    except live_stack.Refused as why:
        pytest.skip(f"py-spy may not read another process here: {why}")
    assert program_frames(seen) == program_frames(live_stack.recorded())


def test_the_recorded_stacks_are_of_the_program_as_it_is():
    lines = (HERE / "transfer_wrong.py").read_text(encoding="utf-8").splitlines()
    waits = [number for number, line in enumerate(lines, 1) if "with target" in line]
    joins = [number for number, line in enumerate(lines, 1) if ".join()" in line]
    assert program_frames(live_stack.recorded()) == [
        *(f"<module> (transfer_wrong.py:{number})" for number in joins),
        *(f"transfer (transfer_wrong.py:{number})" for number in waits * 2),
    ]


def test_a_system_that_refuses_py_spy_is_named_at_once(tmp_path, monkeypatch):
    refusing = tmp_path / "py-spy"
    refusing.write_text("#!/bin/sh\necho 'Permission Denied: try' >&2\nexit 1\n")
    refusing.chmod(stat.S_IRWXU)
    monkeypatch.setattr(live_stack, "PY_SPY", refusing)
    began = time.monotonic()
    with pytest.raises(live_stack.Refused, match="Permission Denied"):
        live_stack.dump("transfer_wrong.py")
    assert time.monotonic() - began < 10


def test_a_signal_prints_the_stacks_without_any_right(tmp_path):
    program = (
        "import faulthandler, runpy, signal\n"
        "faulthandler.register(signal.SIGUSR1)\n"
        "print('ready', flush=True)\n"
        "runpy.run_path('transfer_wrong.py', run_name='__main__')\n"
    )
    seen = tmp_path / "stderr.txt"
    with (
        seen.open("w") as errors,
        subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=HERE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        process.stdout.readline()
        deadline = time.monotonic() + 10
        while (
            seen.read_text().count('transfer_wrong.py", line 21 in transfer') < 2
            and time.monotonic() < deadline
        ):
            process.send_signal(signal.SIGUSR1)
            time.sleep(0.3)
        ended = process.poll()
        process.kill()
    assert ended is None
    assert seen.read_text().count('transfer_wrong.py", line 21 in transfer') >= 2


def test_faulthandler_names_the_line_of_a_crash_in_c():
    crash = "import ctypes\nctypes.string_at(0)\n"
    silent, spoken = python("-c", crash), python("-X", "faulthandler", "-c", crash)
    assert silent.returncode == spoken.returncode == -signal.SIGSEGV
    assert silent.stderr == ""
    assert 'File "<string>", line 2 in <module>' in spoken.stderr


def test_pdb_stops_only_the_thread_that_reaches_it():
    program = (
        "import threading, time\n"
        "beats = []\n"
        "def beat():\n"
        "    while True:\n"
        "        beats.append(1)\n"
        "        time.sleep(0.01)\n"
        "threading.Thread(target=beat, daemon=True).start()\n"
        "breakpoint()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        seen = []
        for _ in range(2):
            time.sleep(0.5)
            process.stdin.write("print('beats', len(beats))\n")
            process.stdin.flush()
            while not (line := process.stdout.readline()).startswith("(Pdb) beats"):
                assert line
            seen.append(int(line.split()[-1]))
        process.kill()
    assert seen[1] > seen[0]
