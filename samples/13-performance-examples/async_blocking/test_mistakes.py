"""Each mistake is wrong in the way the page says, and its cure is not."""

import asyncio
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

import background_wrong
import gather
import gather_wrong
import nested_run
import nested_run_wrong
import not_awaited
import not_awaited_wrong
import swallowed
import swallowed_wrong

HERE = Path(__file__).parent


def test_a_coroutine_is_true_so_everybody_may_delete():
    with pytest.warns(
        RuntimeWarning, match="'is_allowed' was never awaited"
    ):
        said = asyncio.run(not_awaited_wrong.delete_order("a stranger"))
    assert said == "a stranger deleted the order"


def test_warnings_as_errors_turn_the_test_red(tmp_path):
    (tmp_path / "test_service.py").write_text(
        "import asyncio, not_awaited_wrong\n"
        "def test_who_may_delete():\n"
        "    asyncio.run(not_awaited_wrong.delete_order('ana'))\n"
    )
    command = "pytest -W error -p no:cacheprovider -p no:schemathesis -p no:randomly"
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "'is_allowed' was never awaited" in done.stdout


@pytest.mark.parametrize(
    ("user", "said"),
    [("a stranger", "403"), ("ana", "ana deleted the order")],
)
def test_the_awaited_condition_is_the_answer(user, said):
    assert asyncio.run(not_awaited.delete_order(user)) == said


def test_mypy_sees_it_when_it_is_asked(tmp_path):
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        str(tmp_path),
    ]
    command += [
        "--enable-error-code=truthy-bool",
        "not_awaited_wrong.py",
    ]
    done = subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert (
        done.stdout.count(": error: ") == 1
    )  # the optional check, and no other
    assert (
        "could always be true in boolean context  [truthy-bool]"
        in done.stdout
    )


def test_the_lost_failure_is_printed_and_the_exit_status_is_zero():
    done = subprocess.run(
        [sys.executable, "background_wrong.py"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "order 7 confirmed",
        "order 8 ...",
    ]
    assert "Task exception was never retrieved" in done.stderr
    assert "ConnectionRefusedError: mail server" in done.stderr


def test_the_confirmation_does_not_wait_for_the_mail():
    assert asyncio.run(background_wrong.confirm(7)) == "order 7 confirmed"


@pytest.mark.filterwarnings(
    "ignore:coroutine 'Partner.price' was never awaited"
)
def test_a_loop_in_a_running_loop_is_refused():
    assert nested_run_wrong.price_now(490) == 4.9
    with pytest.raises(
        RuntimeError, match="cannot be called from a running event"
    ):
        asyncio.run(nested_run_wrong.handler())
    assert asyncio.run(nested_run.handler()) == asyncio.run(
        nested_run.price_now(490)
    )
    gc.collect()  # the warning belongs to this test


def test_a_swallowed_cancellation_outlives_the_timeout(
    capsys, monkeypatch
):
    monkeypatch.setattr(swallowed_wrong, "read", 0)
    asyncio.run(swallowed_wrong.main())
    assert capsys.readouterr().out.splitlines() == [
        "sensor failed, next try",
        "no timeout, 19 readings",
    ]


# --8<-- [start:stops]
def test_the_poll_stops_when_it_is_told_to(capsys):
    asyncio.run(swallowed.main())
    assert capsys.readouterr().out == "stopped by the timeout\n"
    # --8<-- [end:stops]


def test_a_failing_sensor_is_still_tried_again(monkeypatch, capsys):
    async def fails():
        raise OSError("no signal")

    monkeypatch.setattr(swallowed, "read_sensor", fails)
    asyncio.run(swallowed.poll())
    assert capsys.readouterr().out.count("next try") == 20


def test_gather_refuses_the_order_and_charges_the_card(capsys):
    asyncio.run(gather_wrong.main())
    assert capsys.readouterr().out.splitlines() == [
        "order refused: out of stock",
        "card charged",
    ]


# --8<-- [start:group]
def test_a_refused_order_is_not_charged(capsys):
    asyncio.run(gather.main())
    assert capsys.readouterr().out == "order refused: out of stock\n"
    # --8<-- [end:group]
