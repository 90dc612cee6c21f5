import json
import subprocess
import sys
from pathlib import Path

from exercise import IGNORE, SELECT

FAULTS = {
    2: 'RATES = {"ES": 21, "PT": 23, "ES": 10}',
    3: "def stamp(when=datetime.datetime.now(datetime.UTC)): return when",
    4: "def started(): return datetime.datetime.utcnow()",
    5: "def signature(text): return hashlib.md5(text)",
    6: "def first(path): file = open(path); return file.readline()",
}
FINALLY = """\
def charge(pay):
    try:
        pay()
    finally:
        return True
"""
GOOD = '''\
"""Prices."""

def price(cents: int, digits: bool = False) -> str:
    """The price as text."""
    if cents < 0:
        raise ValueError(f"{cents} is negative")
    if cents == 100 and not digits:
        return "one euro"
    else:
        return f"{cents / 100:.2f}"


def main() -> None:
    print(price(250))  # TODO: read it from the order
'''


def reported(tmp_path: Path, text: str) -> set[int]:
    file = tmp_path / "shop.py"
    file.write_text(text, encoding="utf-8")
    options = ["--select", ",".join(SELECT), "--ignore", ",".join(IGNORE) or "W605"]
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
    done = subprocess.run(
        [*command, *options, "--output-format", "json", str(file)],
        stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    return {one["location"]["row"] for one in json.loads(done.stdout)}


# --8<-- [start:test]
def test_each_fault_is_reported(tmp_path):
    text = "import datetime, hashlib\n" + "\n".join(FAULTS.values()) + "\n"
    assert FAULTS.keys() <= reported(tmp_path, text)
    assert 5 in reported(tmp_path, FINALLY)


def test_good_code_is_left_alone(tmp_path):
    assert reported(tmp_path, GOOD) == set()


# --8<-- [end:test]
