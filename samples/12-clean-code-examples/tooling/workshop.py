"""Puts the project together in an empty folder, and runs tools there.

python workshop.py SCENE    types the lines of that region of scenes.sh into a shell
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = Path(sys.executable).parent  # the lane's ruff, mypy, pytest, …
CACHE = HERE.parents[2] / ".cache" / "tooling-mypy"
HIDDEN = "  # hidden"
MARKER = re.compile("# --8<" + r"-- \[(start|end):(\w+)\]")


@contextmanager
def project() -> Iterator[Path]:
    """A fresh copy of the mended project; the folder is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tooling-") as name:
        folder = Path(name).resolve() / "shop"
        left = shutil.ignore_patterns("__pycache__", ".*_cache", ".coverage")
        shutil.copytree(HERE / "project", folder, ignore=left)
        # Under their own names these two would be hidden here, or run.
        (folder / "pre-commit-config.yaml").rename(folder / ".pre-commit-config.yaml")
        (folder / ".github/workflows").mkdir(parents=True)
        (folder / "workflow.yml").rename(folder / ".github/workflows/check.yml")
        yield folder


def environment(folder: Path) -> dict[str, str]:
    """What every tool gets: nothing of the reader's own settings."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "TMPDIR": str(folder.parent),
        "SAMPLE": str(HERE),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "88",
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        # What the tests need of pytest's plugins, and mypy's view of the libraries:
        # both would be made anew in each of these short-lived folders.
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "-p no:cacheprovider -p pytest_cov",
        "MYPY_CACHE_DIR": str(CACHE / "project"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ana",
        "GIT_AUTHOR_EMAIL": "ana@example.org",
        "GIT_COMMITTER_NAME": "Ana",
        "GIT_COMMITTER_EMAIL": "ana@example.org",
    }


def run(
    folder: Path, *command: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a tool in the project; its output is stdout, errors included."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(folder) | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


def lines_of(scene: str) -> list[str]:
    """The commands of a region of scenes.sh. Raises KeyError for an unknown one."""
    regions: dict[str, list[str]] = {}
    inside = ""
    for line in (HERE / "scenes.sh").read_text(encoding="utf-8").splitlines():
        if marker := MARKER.match(line):
            inside = marker[2] if marker[1] == "start" else ""
            regions.setdefault(marker[2], [])
        elif inside and line:
            regions[inside].append(line)
    return regions[scene]


def readable(text: str, folder: Path) -> str:
    """Without what differs between two runs."""
    text = text.replace(f"{folder}/", "").replace(str(folder.parent), "…")
    start = re.escape(str(folder.parents[1] / "tooling-"))
    text = re.sub(rf"{start}\S*", "…", text)  # a path that pytest has cut off
    text = re.sub(r"(weak_token.*')[0-9a-f]+", r"\g<1>0123456789abcdef", text)
    text = re.sub(r" in \d+\.\d+s\b", "", text)
    text = re.sub(r"(?m)^_+ coverage: .*\n|^=+ tests coverage =+\n\n?", "", text)
    text = re.sub(r"(?m)^=+ (short test summary info|warnings summary) =+$", r"", text)
    text = re.sub(r"(?m) +\[100%\]$", "", text)
    text = re.sub(r"(?m)\.{16}(?=\.+(?:Passed|Failed)$)", "", text)
    return re.sub(r"\n{3,}", "\n\n", text)


def play(scene: str) -> tuple[int, str]:
    """Type a scene: the worst exit status, and what a reader would see."""
    lines = lines_of(scene)
    own = any("rm pyproject.toml" in line for line in lines)
    script = ["STATUS=0"]
    for number, line in enumerate(lines):
        if line.endswith(HIDDEN):
            script.append(f"({line.removesuffix(HIDDEN)}) >/dev/null 2>&1 || exit 99")
            continue
        if own:  # other settings than the project's, so another cache
            cache = shlex.quote(str(CACHE / f"{scene}{number}"))
            script.append(f"export MYPY_CACHE_DIR={cache}")
        script.append(f"printf '%s\\n' {shlex.quote('$ ' + line)}")
        script.append(f"{line} || STATUS=$?")
    script.append("exit $STATUS")
    with project() as folder:
        done = run(folder, "sh", "-c", "\n".join(script))
        return done.returncode, readable(done.stdout, folder)


def main() -> int:
    """Exit status of the scene."""
    status, text = play(sys.argv[1])
    print(text, end="")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
