"""The tools that find what holds the loop, and the recorder behind the figure."""

import asyncio
import logging
import os
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

import held_wrong
import predict
import slow_wrong
import turns
from lag import LoopLag

HERE = Path(__file__).parent


async def watched(work, **settings):
    async with LoopLag(**settings) as lag:
        await work()
    return lag


# --8<-- [start:lag]
def test_the_loop_is_never_late():
    async def work():
        await asyncio.to_thread(time.sleep, 0.6)

    lag = asyncio.run(watched(work))
    assert lag.worst < 0.3
    # --8<-- [end:lag]


def test_the_lag_is_measured_and_its_line_named():
    lag = asyncio.run(watched(held_wrong.sleeps))
    assert lag.worst > 0.29
    assert "held_wrong.py" in lag.where
    assert lag.where.endswith("in sleeps: time.sleep(0.3)")


def test_the_line_belongs_to_the_worst_lag():
    async def work():
        threading.Event().wait(timeout=0.4)
        await asyncio.sleep(0.02)
        threading.Event().wait(0.15)

    assert (
        "in work: threading.Event().wait(timeout=0.4)"
        in asyncio.run(watched(work)).where
    )


def test_the_line_is_ours_where_a_library_blocks():
    async def work():
        threading.Event().wait(
            0.2
        )  # the sleeping line is in threading.py

    assert "in work: threading.Event" in asyncio.run(watched(work)).where


def test_below_the_limit_no_line_is_named():
    lag = asyncio.run(watched(held_wrong.sleeps, limit=30))
    assert lag.worst > 0.29
    assert lag.where == ""


def test_the_monitor_leaves_nothing_behind():
    async def main():
        lag = await watched(lambda: asyncio.sleep(0))
        await asyncio.sleep(0.05)
        return lag, len(asyncio.all_tasks())

    lag, tasks = asyncio.run(main())
    assert tasks == 1
    lag.thread.join(1)
    assert not lag.thread.is_alive()


def test_the_monitor_passes_a_cancellation_on():
    async def main():
        async with asyncio.timeout(0.05):
            await watched(lambda: asyncio.sleep(10))

    with pytest.raises(TimeoutError):
        asyncio.run(main())


# --8<-- [start:debug]
def test_debug_mode_names_the_slow_task(caplog):
    with caplog.at_level(logging.WARNING, logger="asyncio"):
        asyncio.run(slow_wrong.main(), debug=True)
    slow = [
        one.getMessage()
        for one in caplog.records
        if "took" in one.getMessage()
    ]
    assert len(slow) == 1  # 0.05 s is below the limit of 0.1 s
    assert "name='report'" in slow[0]
    # --8<-- [end:debug]


def test_with_a_lower_limit_debug_mode_names_both(caplog):
    async def main():
        asyncio.get_running_loop().slow_callback_duration = 0.03
        await slow_wrong.main()

    with caplog.at_level(logging.WARNING, logger="asyncio"):
        asyncio.run(main(), debug=True)
    text = caplog.text
    assert "name='report'" in text
    assert "name='quote'" in text


def test_ruff_finds_three_of_the_eight():
    # Of the others it sees no name that it knows.
    rules = predict.findings()
    assert rules == {
        "sleeps": "ASYNC251",
        "fetches": "ASYNC210",
        "starts_a_program": "ASYNC221",
    }


def test_the_prediction_has_a_row_for_each_call():
    names = [name for name in dir(held_wrong) if not name.startswith("_")]
    functions = [
        name
        for name in names
        if hasattr(getattr(held_wrong, name), "__code__")
    ]
    assert len(predict.calls()) == 11
    assert set(predict.calls()) < set(functions)


# --8<-- [start:checklist]
RULES = ["--select", "ASYNC2,RUF006"]  # the command of the checklist


def ruff(*paths):
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
    ]
    done = subprocess.run(
        [*command, *RULES, "--output-format", "concise", *paths],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_rules_of_the_checklist_find_the_wrong_files_and_no_other():
    status, found = ruff("held_wrong.py", "background_wrong.py")
    assert status == 1
    assert "ASYNC251" in found
    assert "RUF006" in found
    good = [
        path.name
        for path in HERE.glob("*.py")
        if "_wrong" not in path.name
    ]
    status, found = ruff(*good)
    assert status == 0, found
    # --8<-- [end:checklist]


@pytest.mark.parametrize(("seconds", "slow"), [(0.15, 1), (0, 0)])
def test_the_debug_run_of_the_checklist_prints_the_slow_callback(
    tmp_path, seconds, slow
):
    (tmp_path / "test_service.py").write_text(
        "import asyncio, time\n"
        "async def handler():\n"
        f"    time.sleep({seconds})\n"
        "def test_handler():\n"
        "    asyncio.run(handler())\n"
    )
    command = "pytest -o log_cli=true -o log_cli_level=WARNING"
    faster = "-p no:cacheprovider -p no:schemathesis -p no:randomly"
    done = subprocess.run(
        [sys.executable, "-m", *command.split(), *faster.split()],
        cwd=tmp_path,
        env=os.environ | {"PYTHONASYNCIODEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count("Executing <Task") == slow


@pytest.fixture(scope="module")
def runs():
    return {
        wait: asyncio.run(turns.record(wait))
        for wait in (turns.blocks, asyncio.sleep)
    }


# --8<-- [start:turns]
def test_two_turns_never_overlap(runs):
    for recorded in runs.values():
        ordered = sorted(recorded, key=lambda turn: turn.began)
        for one, following in pairwise(ordered):
            assert one.ended <= following.began
            # --8<-- [end:turns]


def test_a_blocking_visit_is_one_long_turn_and_the_heart_stands_still(
    runs,
):
    recorded = runs[turns.blocks]
    visits = [turn for turn in recorded if turn.task != "beat"]
    assert [turn.task for turn in visits] == ["Ana", "Ben", "Eva"]
    assert all(turn.ended - turn.began > 0.085 for turn in visits)
    first, last = visits[0].began, visits[-1].ended
    between = [turn for turn in recorded if first < turn.began < last]
    assert {turn.task for turn in between} == {"Ben", "Eva"}


def test_a_visit_that_awaits_has_two_turns_and_the_heart_beats(runs):
    recorded = runs[asyncio.sleep]
    visits = [turn for turn in recorded if turn.task != "beat"]
    assert len(visits) == 6
    first, last = visits[0].began, visits[-1].ended
    beats = [turn for turn in recorded if first < turn.began < last]
    assert sum(turn.task == "beat" for turn in beats) >= 1


def test_the_recorder_passes_a_cancellation_on():
    ended = []

    async def sleep():
        try:
            await asyncio.sleep(10)
        finally:
            ended.append("cleaned up")

    async def main():
        log = []
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await turns.Recorded("one", sleep(), log)
        return log

    log = asyncio.run(main())
    assert ended == ["cleaned up"]
    assert [turn.task for turn in log] == ["one", "one"]


def test_the_recorder_stops_a_task_that_only_takes_turns():
    async def busy():
        for _ in range(100_000):
            await asyncio.sleep(0)  # nothing that could be cancelled

    async def main():
        async with asyncio.timeout(0.01):
            await turns.Recorded("one", busy(), [])

    with pytest.raises(TimeoutError):
        asyncio.run(main())


def test_the_recorder_passes_an_error_on():
    async def fails():
        raise LookupError("gone")

    async def main():
        await turns.Recorded("one", fails(), [])

    with pytest.raises(LookupError, match="gone"):
        asyncio.run(main())
