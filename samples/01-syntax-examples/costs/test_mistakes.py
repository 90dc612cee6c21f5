"""Each mistake goes wrong in the way that the page says, and its repair holds."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def printed(name):
    done = subprocess.run(
        [sys.executable, f"{name}.py"], cwd=HERE, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("key_list_wrong", "TypeError: unhashable type: 'list'"),
        ("expire_wrong", "RuntimeError: dictionary changed size during iteration"),
        ("skipped_wrong", "[30, 0, 12]"),
        ("moved_key_wrong", "False False 1\n"),
        ("one_row_wrong", "[[0, 7, 0], [0, 7, 0], [0, 7, 0]]"),
        ("one_row_wrong", "'tags': ['fragile']"),
        ("same_key_wrong", "{1: 'a weight'}"),
        ("nan_wrong", "{nan, nan}\nNone"),
        ("key_list", "1105\n1105\n"),
        ("expire", "{'ana': 30, 'eva': 12}\n[30, 12]\n"),
        ("one_row", "[[0, 7, 0], [0, 0, 0], [0, 0, 0]]\n{'city': 'Lima', 'tags': []}"),
        ("moved_key", "{Bay(hall='north', number=5): '12 parcels'}\n"),
        ("same_key", "3 True\n"),
        ("nan", "[1.0, 2.0, 3.0] unknown: 1\nfound\n"),
        ("set_order", "['Sevilla', 'Lima', 'Quito']\n['Lima', 'Quito', 'Sevilla']\n"),
    ],
)
def test_what_it_prints(name, message):
    assert message in printed(name)


def test_the_order_of_a_set_changes_with_the_seed():
    assert len(set(printed("set_order_wrong").splitlines())) > 1


def test_max_depends_on_where_the_nan_stands():
    assert "3.0 nan\n" in printed("nan_wrong")
