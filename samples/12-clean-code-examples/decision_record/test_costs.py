"""The measured programs do what they say, and the results say what the text says."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

import rewrite
import rewrite_wrong
import service
import till
import twins

HERE = Path(__file__).parent


@pytest.mark.parametrize("task", twins.TASKS)
def test_both_twins_give_the_same(task: str) -> None:
    slow, fast = twins.modules(task)
    assert slow is not fast
    assert twins.TASKS[task](slow) == twins.TASKS[task](fast)


def test_one_twin_is_python_and_the_other_is_not() -> None:
    slow, fast = twins.modules("heapq")
    assert isinstance(slow.heappush, FunctionType)
    assert not isinstance(fast.heappush, FunctionType)
    slow, fast = twins.modules("json")
    assert slow.encoder.c_make_encoder is None
    assert fast.encoder.c_make_encoder is not None
    for task, name in (("decimal", "Decimal"), ("datetime", "datetime")):
        slow, fast = twins.modules(task)
        assert isinstance(getattr(slow, name).__add__, FunctionType)
        assert not isinstance(getattr(fast, name).__add__, FunctionType)


def test_the_loop_adds_what_the_database_adds() -> None:
    assert int(asyncio.run(service.loops())) == sum(n % 9000 for n in range(200_001))


def value(result: str, key: str) -> float:
    content = json.loads((HERE / "results" / f"{result}.json").read_text("utf-8"))
    return float(content["values"][key]["value"])


# --8<-- [start:relations]
def test_the_results_say_what_the_text_says() -> None:
    for task in twins.TASKS:
        assert value("twins", f"{task}_times") > 3
    assert value("request", "waits") < 25 < 50 < value("request", "loops")
    assert value("request", "waits_ceiling") < 1.5
    assert value("start", "bare") > 2 * value("start", "shell")
    assert value("start", "framework") > 5 * value("start", "bare")
    assert value("start", "framework_memory") > 2 * value("start", "bare_memory")
    assert value("pause", "longest") > 20 > 1 > value("pause", "frozen")


# --8<-- [end:relations]


# --8<-- [start:rewrite]
def test_half_a_core_never_pays_for_a_second_runtime() -> None:
    assert rewrite.cores(500, 1) == 0.5
    assert rewrite.months(500, 1, faster=1_000, prices=rewrite.Prices()) is None


def test_the_months_to_break_even() -> None:
    prices = rewrite.Prices(core_month=100, rewrite=9_000, second_runtime_month=0)
    # 20 cores become 2: 1,800 euros a month.
    assert rewrite.months(1_000, 20, faster=10, prices=prices) == pytest.approx(5)


# --8<-- [end:rewrite]


def test_a_saving_of_nothing_never_pays() -> None:
    prices = rewrite.Prices(core_month=100, second_runtime_month=1_800)
    assert rewrite.months(1_000, 20, faster=10, prices=prices) is None


def test_the_wrong_forecast_does_not_know_the_load() -> None:
    assert round(rewrite_wrong.months(20)) == 13


def test_a_process_that_stays_starts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    with till.Labels() as labels:
        first = labels.process.pid
        assert [labels.label(f"P{n}") for n in range(50)] == [
            f"SHOP-P{n}" for n in range(50)
        ]
        assert labels.process.pid == first
    assert labels.process.poll() == 0


def test_the_label_that_came_too_late_is_right_with_more_time() -> None:
    command = [sys.executable, "label.py", "P4711"]
    done = subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True)
    assert done.stdout == "SHOP-P4711\n"
