"""Types a script of this folder into a shell; the index is on this computer.

python replay.py steps.sh check    what the commands of region `check` print
python replay.py steps.sh          all of them
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = ("rich", "pytest", "ruff", "mypy", "uv-build", "pip")
IGNORED = {"outputs", "__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache"}
PROGRESS = re.compile(
    r"^ *(Downloading|Downloaded|Building|Built|Looking in|Stored|Created wheel|"
    r"Prepared|Using CPython|Creating virtual|create mode|Uninstalled)"
    r" .*\n|.*: (started|finished .*)\n",
    flags=re.M,
)
MARKER = re.compile("# --8<" + r"-- \[(start|end):(\w+)\]")


def shell_script(text: str) -> str:
    """The script that prints each command of a region before it runs it."""
    lines, inside = ["set -e", "exec 3>&1 >/dev/null 2>&1"], False
    for line in text.splitlines():
        if marker := MARKER.match(line):
            inside = marker[1] == "start"
            if inside:
                lines += ["STATUS=0", "exec >&3 2>&1", f"echo '@@ {marker[2]}'"]
            else:
                lines += ["echo @@ $STATUS", "exec >/dev/null 2>&1"]
            continue
        command, fails, _ = line.partition("  # fails")
        if inside and command:
            shown = command if command.startswith("#") else "$ " + command
            lines.append(f"printf '%s\\n' {shlex.quote(shown)}")
        lines.append(f"{command} || STATUS=$?" if fails else command)
    return "\n".join(lines) + "\n"


@contextmanager
def index() -> Iterator[tuple[Path, str]]:
    """A folder of wheels and its address: packed once for all scripts of a run."""
    import wheelhouse  # slow to import, and a kept result does not need it

    with tempfile.TemporaryDirectory(prefix="new-project-") as name:
        wheels = Path(name).resolve() / "wheels"
        wheels.mkdir()
        for tool in TOOLS:
            wheelhouse.repack(wheels, tool)
        with wheelhouse.index(wheels) as url:
            yield wheels, url


def replay(
    script: Path, folder: Path, wheels: Path, url: str
) -> dict[str, tuple[int, str]]:
    """Run the script in the empty folder: exit status and output per region."""
    home = folder / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        "[user]\nname = Ana\nemail = ana@example.org\n"
        "[init]\ndefaultBranch = main\n[advice]\ndetachedHead = false\n"
    )
    # Only uv from this environment, and the Python below it: not its packages.
    tools = folder / "bin"
    tools.mkdir()
    (tools / "uv").symlink_to(Path(sysconfig.get_path("scripts")) / "uv")
    (tools / "publish").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {HERE / "publish.py"} "$@"\n'
    )
    (tools / "publish").chmod(0o755)
    python = Path(sys.base_prefix) / "bin"
    (tools / "python3").symlink_to(python / "python3")
    (home / "uv.toml").write_text(f'[[index]]\nurl = "{url}/simple"\ndefault = true\n')
    env = {
        "PATH": f"{tools}:/usr/bin:/bin",
        "HOME": str(home),
        "TMPDIR": str(folder),
        "PROJECT": str(HERE / "project"),
        "STDLIB": sysconfig.get_path("stdlib"),
        "PYTHON": str(python / "python3"),
        "SAMPLE": str(HERE),
        "WHEELS": str(wheels),
        "UV_PYTHON": str(python / "python3"),
        "UV_CACHE_DIR": str(wheels.with_name("cache")),
        "UV_CONFIG_FILE": str(home / "uv.toml"),
        "UV_NO_PROGRESS": "1",
        "UV_PYTHON_DOWNLOADS": "never",
        "PIP_INDEX_URL": url + "/simple",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_COMPILE": "1",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_PROGRESS_BAR": "off",
        "GIT_CONFIG_NOSYSTEM": "1",
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "80",
    }
    done = subprocess.run(
        ["sh", "-c", shell_script(script.read_text(encoding="utf-8"))],
        cwd=home,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    text = readable(done.stdout, folder, url)
    if done.returncode:
        raise SystemExit(f"{script.name} ended with {done.returncode}:\n{text}")
    parts = re.findall(r"^@@ (\w+)\n(.*?)^@@ (\d+)\n", text, flags=re.S | re.M)
    return {name: (int(status), printed) for name, printed, status in parts}


def once(
    script: Path, run: int, made: tuple[Path, str] | None = None
) -> dict[str, tuple[int, str]]:
    """Replay, and keep the result for ten minutes for the same test run (`run`)."""
    program = (Path(sysconfig.get_path("scripts")) / "uv").stat()
    digest = hashlib.sha256(f"{sys.version} {program.st_mtime_ns}".encode())
    for path in sorted(HERE.rglob("*")):
        inside = path.relative_to(HERE).parts
        if path.is_file() and not IGNORED & {*inside}:
            digest.update(path.read_bytes())
    stem = f"new-project-{script.stem}-{run}-{digest.hexdigest()[:16]}"
    kept = Path(tempfile.gettempdir()) / f"{stem}.json"
    if kept.exists() and time.time() - kept.stat().st_mtime < 600:
        return {k: (s, t) for k, (s, t) in json.loads(kept.read_text()).items()}
    with (
        tempfile.TemporaryDirectory(prefix="new-project-") as folder,
        nullcontext(made) if made else index() as (wheels, url),
    ):
        found = replay(script, Path(folder).resolve(), wheels, url)
    kept.write_text(json.dumps(found))
    return found


def readable(text: str, folder: Path, url: str) -> str:
    """Without what differs between two runs, and without progress lines."""
    home = folder / "home"
    for found, instead in [
        (url + "/simple", "https://pypi.org/simple"),
        (url + "/files", "https://files.pythonhosted.org/…"),
        (str(home), "~"),
        (str(folder / "bin/python3"), "/usr/bin/python3"),
        (str(folder), "…"),
        (sys.base_prefix, "/usr"),
    ]:
        text = text.replace(found, instead)
    text = PROGRESS.sub("", text)
    text = re.sub(r"\b(root-commit\) )[0-9a-f]{7,}", r"\1…", text)
    text = re.sub(r"\d+ insertions", "N insertions", text)
    text = re.sub(r"\bpip \d+\.\d+(\.\d+)*", "pip N", text)
    text = re.sub(r"\b3\.13\.\d+\b", "3.13", text)
    text = re.sub(r"\b\d+(\.\d+)?(ms|s)\b", "N ms", text)
    return re.sub(r"[0-9a-f]{64}", "…", text)


def main() -> int:
    """Exit status of the region."""
    regions = once(HERE / sys.argv[1], os.getppid())
    chosen = [regions[name] for name in sys.argv[2:] or regions]
    print("".join(printed for _, printed in chosen), end="")
    return max(status for status, _ in chosen)


if __name__ == "__main__":
    raise SystemExit(main())
