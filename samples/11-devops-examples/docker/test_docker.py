"""The careless image is wrong as the page says, and the careful one is not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import context
import dockerfile
import stop
from app.main import app

HERE = Path(__file__).resolve().parent
HADOLINT = Path(sys.executable).parent / "hadolint"
BASH = shutil.which("bash")
INIT = """
import signal, subprocess, sys
child = subprocess.Popen(sys.argv[1:])
signal.signal(signal.SIGTERM, lambda number, frame: child.send_signal(number))
child.wait()
"""
namespaces = pytest.mark.skipif(
    not stop.possible(), reason="this machine allows no process namespace (unshare)"
)
linted = pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint has no wheel here")


def hadolint(path: Path) -> list[str]:
    done = subprocess.run(
        [HADOLINT, "--no-color", path], capture_output=True, text=True, check=False
    )
    return re.findall(r" (DL\d+|SC\d+) ", done.stdout)


@linted
def test_the_linter_finds_five_and_none() -> None:
    found = hadolint(HERE / "Dockerfile.wrong")
    assert found == ["DL3008", "DL3009", "DL3015", "DL3042", "DL3025"]
    assert hadolint(HERE / "Dockerfile") == []


@linted
def test_the_linter_is_content_where_our_rules_are_not(tmp_path: Path) -> None:
    """Obeyed in all five, it sees no root, secret, moving base or wrong order."""
    text = (HERE / "Dockerfile.wrong").read_text()
    for old, new in (
        (
            "-y curl",
            "-y --no-install-recommends curl=8.14.1 && rm -r /var/lib/apt/lists/*",
        ),
        ("pip install", "pip install --no-cache-dir"),
        ("uvicorn app.main:app --host 0.0.0.0 --port 8000", '["uvicorn", "app:app"]'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file = tmp_path / "Dockerfile"
    file.write_text(text)
    assert hadolint(file) == []
    assert len(dockerfile.faults(file)) == 5


def test_our_rules_find_six_and_none() -> None:
    assert len(dockerfile.faults(HERE / "Dockerfile.wrong")) == 6
    assert dockerfile.faults(HERE / "Dockerfile") == []


@pytest.mark.parametrize(
    ("pattern", "new", "fault"),
    [
        (r"@sha256:\w+\nRUN useradd", r"\nRUN useradd", "no digest"),
        (r"USER 10001\n", "", "root"),
        (r"USER 10001", "USER 0", "root"),
        (r"USER 10001", "USER root:10001", "root"),
        (r"USER 10001", "USER app", "a cluster cannot check"),
        (r"WORKDIR /srv", "ARG API_TOKEN=x\nWORKDIR /srv", "secret"),
        (r"WORKDIR /srv", "ARG API_TOKEN\nWORKDIR /srv", "secret"),
        (r"WORKDIR /srv", "ENV A=1 db_password=x\nWORKDIR /srv", "secret"),
        (r"WORKDIR /build", "ENV AWS_SECRET x\nWORKDIR /build", "secret"),
        (r"WORKDIR /srv", "COPY --from=uv:latest /uv /bin/\nUSER 1", "no digest"),
        (r"COPY requirements.txt ./", "COPY . .", "installs everything again"),
        (r"COPY requirements.txt ./", "ADD --chown=1 ./ ./", "everything again"),
        (r'CMD \["uvicorn".*\]', "CMD uvicorn app.main:app", "shell"),
        (r"CMD \[\"uvicorn\".*\]", "ENTRYPOINT uvicorn app.main:app", "shell"),
        (r"HEALTHCHECK[^\n]*\n[^\n]*\n", "", "still answers"),
        (r"HEALTHCHECK[^\n]*\n[^\n]*\n", "HEALTHCHECK NONE\n", "still answers"),
    ],
)
def test_each_guard_that_is_taken_off_is_missed(
    pattern: str, new: str, fault: str, tmp_path: Path
) -> None:
    text, times = re.subn(pattern, new, (HERE / "Dockerfile").read_text())
    assert times == 1
    (tmp_path / "Dockerfile").write_text(text)
    found = dockerfile.faults(tmp_path / "Dockerfile")
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"\nUSER", "\nENV KEYCLOAK_URL=x PAYMENT_KEY_FILE=/run/key\nUSER"),
        (r"\nUSER", "\nCOPY --from=0 /venv/x /venv/\nUSER"),
        (r"# syntax.*\n", "FROM scratch AS nothing\n"),
        (r"WORKDIR /srv", "FROM build AS test\nCOPY . .\nFROM build"),
        (r"WORKDIR /srv", "RUN apt-get install -y x=1\nWORKDIR /srv\nCOPY . ."),
        (r"WORKDIR /build", "COPY . .\nRUN make\nWORKDIR /build\nRUN true"),
        (r"(?m)^(FROM .*3b)$", r"COPY . .\n\1\nRUN apt-get install -y x=1"),
        (r"WORKDIR /srv", "COPY --from=build . .\nRUN apt-get install -y x=1"),
        (r"WORKDIR /srv", 'COPY . .\nLABEL use="how to install it"'),
        (r"USER 10001", "# USER root\nUSER 10001:10001"),
    ],
)
def test_what_is_no_fault_is_not_named(pattern: str, new: str, tmp_path: Path) -> None:
    text = re.sub(r"RUN --mount.*\n.*\n", "", (HERE / "Dockerfile").read_text())
    text, times = re.subn(pattern, new, text)
    assert times == 1
    (tmp_path / "Dockerfile").write_text(text)
    assert dockerfile.faults(tmp_path / "Dockerfile") == []


def test_the_last_user_counts(tmp_path: Path) -> None:
    text = (HERE / "Dockerfile").read_text() + "USER root\n"
    (tmp_path / "Dockerfile").write_text(text)
    assert dockerfile.faults(tmp_path / "Dockerfile") == ["the service runs as root"]


def test_both_stages_have_the_same_base() -> None:
    lines = dockerfile.read(HERE / "Dockerfile")
    first, last = dockerfile.images(lines)
    assert first == last
    assert re.search(r"@sha256:[0-9a-f]{64}$", last)


def test_an_environment_is_tied_to_its_base_and_its_path(tmp_path: Path) -> None:
    """Its Python is a link to the base's, and its scripts begin with its path."""
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    assert not python.resolve().is_relative_to(tmp_path)
    assert str(tmp_path) in (tmp_path / "venv" / "bin" / "activate").read_text()
    lines = dockerfile.read(HERE / "Dockerfile")
    made = next(one.rest for one in lines if one.rest.startswith("python -m venv"))
    path = made.split()[-1]
    assert dockerfile.Line("COPY", f"--from=build {path} {path}") in lines
    assert any(f'PATH="{path}/bin:' in one.rest for one in lines)


def test_the_final_stage_brings_no_tools() -> None:
    final = dockerfile.stages(dockerfile.read(HERE / "Dockerfile"))[-1]
    runs = [one.rest for one in final if one.name == "RUN"]
    assert runs == ["useradd --no-create-home --uid 10001 app"]
    assert dockerfile.user(final) == "10001"
    given = " ".join(one.rest for one in final if one.name == "ENV")
    assert "PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1" in given


def test_the_install_is_locked_and_builds_nothing() -> None:
    runs = [
        one.rest for one in dockerfile.read(HERE / "Dockerfile") if one.name == "RUN"
    ]
    install = next(one for one in runs if "pip install" in one)
    assert "--require-hashes" in install
    assert "--only-binary=:all:" in install
    text = (HERE / "requirements.txt").read_text()
    packages = re.findall(r"^[\w.-]+==\S+.*\\$", text, re.M)
    assert len(packages) == text.count("==")


# --8<-- [start:context]
def test_neither_secrets_nor_history_reach_the_build() -> None:
    files = [
        ".env",
        ".git/config",
        ".venv/x",
        "dump.sql",
        "app/main.py",
        "requirements.txt",
    ]
    ignore = (HERE / "Dockerfile.dockerignore").read_text()
    assert context.sent(files, ignore) == ["app/main.py", "requirements.txt"]
    # --8<-- [end:context]


@pytest.mark.parametrize(
    ("ignore", "file", "goes"),
    [
        ("", ".env", True),
        ("*", "a/b.py", False),
        ("*\n!a", "a/b.py", True),
        ("!a\n*", "a/b.py", False),
        ("*\n!a\na/secret", "a/secret/key", False),
        ("b.py", "a/b.py", True),
        ("**/b.py", "a/b.py", False),
        ("**/__pycache__", "a/__pycache__/b.pyc", False),
        ("*.log", "a/x.log", True),
        ("a*", "b/a.py", True),
        ("a/*.py", "a/b/c.py", True),
        ("/a/", "a/b.py", False),
        ("#a\n\n# b?\n!c", "#a", True),
    ],
)
def test_the_last_pattern_decides(ignore: str, file: str, goes: bool) -> None:
    assert (context.sent([file], ignore) == [file]) is goes


@pytest.mark.parametrize(
    "pattern", ["a?", "[ab]", "a/**/b", "**/a/b", "./a", "!a/../b", "a\\b"]
)
def test_a_pattern_beyond_this_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not understood"):
        context.sent(["a"], pattern)


def test_the_probe_asks_what_the_service_answers() -> None:
    final = dockerfile.stages(dockerfile.read(HERE / "Dockerfile"))[-1]
    probe = next(one.rest for one in final if one.name == "HEALTHCHECK")
    path = re.search(r"127\.0\.0\.1:8000(/\w+)", probe)
    assert path
    assert TestClient(app).get(path[1]).status_code == 200
    port = next(one.rest for one in final if one.name == "EXPOSE")
    assert f'"--host", "0.0.0.0", "--port", "{port}"' in final[-1].rest
    own = re.search(r"timeout=(\d+)\)", probe)
    engines = re.search(r"--timeout=(\d+)s", probe)
    assert own
    assert engines
    assert int(own[1]) < int(engines[1])


def test_the_service_gives_up_before_the_engine_kills_it() -> None:
    """Docker's grace is 10 s; uvicorn's own has to be shorter."""
    command = dockerfile.read(HERE / "Dockerfile")[-1].rest
    own = re.search(r'"--timeout-graceful-shutdown", "(\d+)"', command)
    assert own
    assert 0 < int(own[1]) < 10


@namespaces
def test_what_is_started_in_the_namespace_is_process_1() -> None:
    own = subprocess.run(
        [*stop.NAMESPACE, "sh", "-c", "echo $$"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert own.stdout == "1\n"


@namespaces
@pytest.mark.parametrize("name", ["exec", "script_exec"])
def test_a_service_that_hears_the_signal_ends_and_cuts_nobody_off(name: str) -> None:
    found = stop.stop(stop.COMMANDS[name])
    assert not found.killed
    assert found.answered > 0
    assert found.cut == 0


@namespaces
@pytest.mark.skipif(not BASH, reason="no bash here")
def test_bash_replaces_itself_with_a_lone_command() -> None:
    found = stop.stop([str(BASH), "-c", stop.UVICORN])
    assert not found.killed
    assert found.cut == 0


@namespaces
@pytest.mark.parametrize(("name", "cut"), [("exec", False), ("shell", True)])
def test_an_init_does_not_help_against_a_shell(name: str, cut: bool) -> None:
    """The shell is no longer process 1, so SIGTERM ends it, and the service with it."""
    found = stop.stop([sys.executable, "-c", INIT, *stop.COMMANDS[name]])
    assert not found.killed
    assert (found.cut > 0) is cut


@namespaces
@pytest.mark.parametrize("name", ["shell", "script"])
def test_behind_a_shell_it_hears_nothing_and_cuts_clients_off(name: str) -> None:
    found = stop.stop(stop.COMMANDS[name])
    assert found.killed
    assert found.cut > 0
