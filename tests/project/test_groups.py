"""How the tests are dealt out: what is dear is made once, on one worker."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SOME_TESTS = """
import pytest

@pytest.mark.parametrize("page", ["en:a", "es:a"])
def test_visit(page): pass

@pytest.mark.parametrize("number", range(2))
def test_other(number): pass
"""


def test_a_file_s_tests_stay_together_and_the_visits_of_a_page_too(tmp_path: Path) -> None:
    for name in ("conftest.py", "smallbook.py", "unchanged.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path)
    for name in ("test_one.py", "test_two.py"):
        (tmp_path / name).write_text(SOME_TESTS, encoding="utf-8")
    (tmp_path / "test_free.py").write_text("SPREAD = True\n" + SOME_TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-n", "2", "--dist", "loadgroup", "--rootdir", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    found = set(re.findall(r"PASSED (\S+)::\w+\[(.+?)\](?:@(\S+))?", done.stdout))
    files, pages, numbers = ("test_one.py", "test_two.py"), ("en:a", "es:a"), ("0", "1")
    wanted = {(file, page, "a") for file in files for page in pages}
    wanted |= {(file, number, file) for file in files for number in numbers}
    wanted |= {("test_free.py", name, "") for name in (*pages, *numbers)}
    assert found == wanted, done.stdout + done.stderr
