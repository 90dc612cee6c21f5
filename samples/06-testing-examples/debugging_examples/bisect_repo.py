"""Makes a repository of 40 commits, one of them wrong, and lets git find it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
GOOD = (HERE / "vouchers.py").read_text(encoding="utf-8")
BAD = (HERE / "vouchers_wrong.py").read_text(encoding="utf-8")
NAME = {"AUTHOR_NAME": "ana", "AUTHOR_EMAIL": "a@example.org"}
NAME |= {"COMMITTER_NAME": "ana", "COMMITTER_EMAIL": "a@example.org"}
ENV = os.environ | {f"GIT_{key}": value for key, value in NAME.items()}
ENV |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), *words]
    return subprocess.check_output(
        command, env=ENV, text=True, stderr=subprocess.STDOUT
    )


def history(
    folder: Path, commits: int = 40, wrong: int = 27, unreadable: int = 0
) -> None:
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "orders.py").write_bytes((HERE / "orders.py").read_bytes())
    (folder / "vouchers.py").touch()
    git(folder, "add", ".")
    for number in range(1, commits + 1):
        text = BAD if number >= wrong else GOOD
        if number == unreadable:
            text = "def total("
        (folder / "vouchers.py").write_text(f"# {number}\n{text}", encoding="utf-8")
        git(folder, "commit", "--quiet", "--all", "--message", f"change {number}")


# --8<-- [start:search]
def search(folder: Path, commits: int = 40) -> str:
    git(folder, "bisect", "start", "HEAD", f"HEAD~{commits - 1}")
    check = str(HERE / "bisect_check.py")
    return git(folder, "bisect", "run", sys.executable, "-B", check)
    # --8<-- [end:search]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        repository = Path(name)
        history(repository)
        lines = search(repository).splitlines()
    print(sum(line.startswith("running") for line in lines), "runs of the check")
    print(
        "\n".join(line for line in lines if line.endswith(" is the first bad commit"))
    )
    print(next(line for line in lines if line.startswith("    change")).strip())
