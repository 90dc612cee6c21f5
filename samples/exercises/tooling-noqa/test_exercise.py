import json
import subprocess
import sys

from exercise import narrowed

SOURCE = """\
import os
import subprocess


def backup(name, tags=[]):  # noqa
    tags.append(name)
    subprocess.run(f"cp {name} {name}.bak", shell=True, check=True)  # NOQA S602
    return len(tags)  # noqa


def home():
    return os.environ["HOME"]  # noqa: S101 - names a code: not ours to change
"""


def ruff(tmp_path, source, *options):
    file = tmp_path / "shop.py"
    file.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
    done = subprocess.run(
        [*command, "--select", "B,S,F", *options, "--output-format", "json", str(file)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False,
    )  # fmt: skip
    return [(one["location"]["row"], one["code"]) for one in json.loads(done.stdout)]


# --8<-- [start:test]
def test_each_suppression_names_what_it_hides(tmp_path):
    found = ruff(tmp_path, SOURCE, "--ignore-noqa")
    lines = narrowed(SOURCE, found).splitlines()
    assert lines[4] == "def backup(name, tags=[]):  # noqa: B006"
    assert lines[6].endswith("check=True)  # noqa: S602")
    assert lines[7] == "    return len(tags)"
    assert lines[11] == SOURCE.splitlines()[11]


def test_nothing_new_is_reported_and_nothing_is_left_bare(tmp_path):
    after = narrowed(SOURCE, ruff(tmp_path, SOURCE, "--ignore-noqa"))
    assert ruff(tmp_path, after) == []
    assert ruff(tmp_path, after, "--extend-select", "PGH004") == []


# --8<-- [end:test]
