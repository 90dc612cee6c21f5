import signal
import subprocess
import sys

import pytest

READY = "print('ready', flush=True)"
CAREFUL = f"""
import signal, sys, time
def end(number, frame):
    print("closed by", number, flush=True)
    sys.exit(7)
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, end)
{READY}
time.sleep(4)
"""
CARELESS = f"import time; {READY}; time.sleep(4)"


def started(code):
    command = [sys.executable, "exercise.py", sys.executable, "-c", code]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


# --8<-- [start:test]
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_service_hears_the_signal_and_says_how_it_ended(number):
    process = started(CAREFUL)
    process.send_signal(number)
    printed, _ = process.communicate(timeout=10)
    assert printed == f"closed by {number:d}\n"
    assert process.returncode == 7


def test_a_service_that_the_signal_ends_gives_143():
    process = started(CARELESS)
    process.terminate()
    assert process.wait(10) == 143


def test_without_a_signal_the_status_is_the_services():
    command = [
        sys.executable,
        "exercise.py",
        sys.executable,
        "-c",
        "raise SystemExit(3)",
    ]
    assert subprocess.run(command, check=False).returncode == 3


# --8<-- [end:test]
