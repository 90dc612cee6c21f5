import subprocess
import sys
from pathlib import Path

import pytest


def start(code):
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr


# --8<-- [start:test]
@pytest.mark.parametrize("first", ["exercise", "customers"])
def test_either_module_can_be_imported_first(first):
    code = f"import {first}, customers, exercise; print('imported')"
    assert start(code) == ("imported\n", "")


def test_a_guest_can_buy():
    code = "import exercise; print(exercise.guest_order(480).customer.name)"
    assert start(code) == ("guest\n", "")


# --8<-- [end:test]


def test_the_order_still_names_its_customers_type():
    code = "import exercise; print(exercise.Order.__annotations__['customer'])"
    assert "Customer" in start(code)[0]
