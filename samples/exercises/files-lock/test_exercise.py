import os
import signal

import pytest
from exercise import only_one


# --8<-- [start:test]
def holder(lock, reading):
    """A process that holds the lock until it reads a byte. Returns its id."""
    ready, tell = os.pipe()
    process = os.fork()
    if process == 0:
        with only_one(lock) as mine:
            os.write(tell, b"y" if mine else b"n")
            os.read(reading, 1)
        os._exit(0)
    assert os.read(ready, 1) == b"y"
    return process


def test_the_second_may_not_work_until_the_first_is_done(tmp_path):
    reading, writing = os.pipe()
    process = holder(tmp_path / "lock", reading)
    with only_one(tmp_path / "lock") as mine:
        assert not mine
    os.write(writing, b"x")
    os.waitpid(process, 0)
    with only_one(tmp_path / "lock") as mine:
        assert mine


def test_a_killed_process_leaves_no_lock(tmp_path):
    process = holder(tmp_path / "lock", os.pipe()[0])
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with only_one(tmp_path / "lock") as mine:
        assert mine


def test_an_error_leaves_no_lock(tmp_path):
    with pytest.raises(ZeroDivisionError), only_one(tmp_path / "lock"):
        _ = 1 / 0
    with only_one(tmp_path / "lock") as mine:
        assert mine


# --8<-- [end:test]
