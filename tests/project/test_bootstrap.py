"""The first command on a stranger's machine: what it finds, and the one line it says when it cannot go on."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap, lanes, samples

ROOT = Path(__file__).resolve().parents[2]
SH = shutil.which("sh") or "/bin/sh"
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="the shell's part is for Unix; Windows calls bootstrap.py itself"
)


def program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{SH}\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def old_python(folder: Path, name: str, version: str) -> Path:
    """A stand-in that answers like a Python of that version."""
    return program(folder / name, f'case "$2" in *print*) echo {version};; *) exit 1;; esac')


def project(tmp_path: Path) -> Path:
    """What the first command needs, without environments."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, root / name)
    return root


def choose(root: Path, path: Path | str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SH, "tools/python.sh"], cwd=root, env={"PATH": str(path), **env}, capture_output=True, text=True, check=False
    )


def test_a_shim_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    program(folder / "python3.13", "echo 'pyenv: version not installed' >&2; exit 127")
    (folder / "python3.12").symlink_to(sys.executable)
    done = choose(project(tmp_path), folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "python3.12\n", "")


def test_too_old_a_python_is_one_line_that_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    old_python(folder, "python3", "3.9")
    done = choose(project(tmp_path), folder)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer, and only 3.9 was found" in done.stderr
    assert "PYTHON=/path/to/" in done.stderr


def test_no_python_is_one_line(tmp_path: Path) -> None:
    done = choose(project(tmp_path), tmp_path / "empty")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "none was found on the PATH" in done.stderr


@pytest.mark.parametrize(
    ("name", "line"), [("old", "and {} is 3.8."), ("missing", "and PYTHON={} does not run.")], ids=["old", "missing"]
)
def test_the_python_that_was_named_is_not_replaced_by_another(tmp_path: Path, name: str, line: str) -> None:
    old_python(tmp_path, "old", "3.8")
    named = str(tmp_path / name)
    done = choose(project(tmp_path), os.environ["PATH"], PYTHON=named)
    assert done.returncode == 1
    assert done.stderr == f"Proven Python needs Python 3.11 or newer, {line.format(named)}\n"


def test_make_stops_at_that_line(tmp_path: Path) -> None:
    old = old_python(tmp_path, "old", "3.9")
    done = subprocess.run(
        ["make", "serve", f"PYTHON={old}"], cwd=project(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]
    assert lines == [f"Proven Python needs Python 3.11 or newer, and {old} is 3.9."]
    assert done.stdout == ""


def test_bootstrap_itself_refuses_an_old_python(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    assert bootstrap.main(["site"]) == 1
    here = "%d.%d" % sys.version_info[:2]  # noqa: UP031
    assert capsys.readouterr().err == f"Proven Python needs Python 99.0 or newer, and this is {here}.\n"


def test_no_network_is_one_line_and_a_log(tmp_path: Path) -> None:
    root = project(tmp_path)
    (tmp_path / "home").mkdir()
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
    }
    command = [sys.executable, "tools/bootstrap.py", "site"]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "the package index cannot be reached" in done.stderr
    assert ".cache/log/environment-site.log" in done.stderr
    assert "127.0.0.1" in (root / ".cache/log/environment-site.log").read_text()
    assert not bootstrap.is_current("site", bootstrap.lock_hash(root / "requirements.txt"), root)


def test_an_environment_is_made_again_when_its_lock_changes(tmp_path: Path) -> None:
    python = bootstrap.env_python("site", tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "requirements.txt").write_text("a==1\n")
    first = bootstrap.lock_hash(tmp_path / "requirements.txt")
    assert not bootstrap.is_current("site", first, tmp_path)
    bootstrap.write_stamp("site", first, tmp_path)
    assert bootstrap.is_current("site", first, tmp_path)
    (tmp_path / "requirements.txt").write_text("a==2\n")
    assert not bootstrap.is_current("site", bootstrap.lock_hash(tmp_path / "requirements.txt"), tmp_path)


def test_a_home_that_cannot_be_written_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("USERPROFILE", raising=False)
    monkeypatch.delenv("UV_CACHE_DIR", raising=False)
    env = bootstrap.clean_environment(tmp_path)
    assert Path(env["HOME"]).is_relative_to(tmp_path)
    assert Path(env["UV_CACHE_DIR"]).is_relative_to(tmp_path)


def test_pyenv_s_versions_are_tried_beside_its_shims(tmp_path: Path) -> None:
    program(tmp_path / "shims" / "python9.9", "exit 127")
    real = program(tmp_path / "versions" / "9.9.1" / "bin" / "python", "exit 0")
    found = list(lanes.candidates("9.9", {"PATH": str(tmp_path / "shims")}))
    assert str(tmp_path / "shims" / "python9.9") in found
    assert str(real) in found
    assert not lanes.runs(str(tmp_path / "shims" / "python9.9"), "9.9")
    assert lanes.runs(sys.executable, "%d.%d" % sys.version_info[:2])  # noqa: UP031
    assert not lanes.runs(sys.executable, "3.2")


def test_an_unknown_lane_is_refused() -> None:
    with pytest.raises(Exception, match="No such lane: wob"):
        lanes.main(["wob"])


def test_only_the_lanes_that_are_asked_for_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(lanes, "make", lambda lane, number, of: made.append(lane.name))
    monkeypatch.setattr(lanes, "here", lambda: "linux-x86_64")
    lanes.ensure({"ops"})
    assert made == ["ops", "services"]
    lanes.ensure({"data", "web"})
    assert made == ["ops", "services", "web", "data", "services"]


def test_a_sample_asks_for_its_own_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[str]] = []
    monkeypatch.setattr(samples, "ensure", asked.append)
    monkeypatch.setattr(samples, "run_lane", lambda lane, arguments: 0)
    name = next(name for name, folder in samples.folders().items() if samples.lane_of(folder) == "web")
    assert samples.run([name], update=False) == 0
    assert asked == [{"web"}]
