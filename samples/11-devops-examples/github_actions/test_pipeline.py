"""The careless pipeline fails as the page says, and the careful one holds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import audit
import one_python_wrong
import plot
import policy
import stale_lock
import step

HERE = Path(__file__).resolve().parent
GOOD = ["ci.yml", "release.yml"]
HOSTILE = {
    "quote": 'x"; touch stolen; echo "',
    "substitution": "$(touch stolen)",
    "backticks": "`touch stolen`",
    "lines": 'x"\ntouch stolen\n#',
    "format": "%s%n%d $PATH",
}


def titled(name: str, title: str, folder: Path) -> subprocess.CompletedProcess[str]:
    workflow = step.load(name)
    found = step.find(workflow, "TITLE" if name == "ci.yml" else "title")
    return step.run(workflow, found, {"github.event.pull_request.title": title}, folder)


@pytest.mark.parametrize(
    "title", [HOSTILE[name] for name in ("quote", "substitution", "backticks", "lines")]
)
def test_a_title_runs_in_the_careless_workflow(title: str, tmp_path: Path) -> None:
    titled("ci_wrong.yml", title, tmp_path)
    assert (tmp_path / "stolen").exists()


def test_the_careless_workflow_fills_in_what_a_title_names(tmp_path: Path) -> None:
    done = titled("ci_wrong.yml", HOSTILE["format"], tmp_path)
    assert "$PATH" in HOSTILE["format"]
    assert "$PATH" not in done.stdout


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_a_title_is_text_in_the_careful_workflow(title: str, tmp_path: Path) -> None:
    done = titled("ci.yml", title, tmp_path)
    assert done.returncode == 0
    assert done.stdout == f"Tested {title}\n"
    assert (tmp_path / "summary.md").read_text() == f"Tested {title}\n"
    assert not (tmp_path / "stolen").exists()


def test_a_step_sees_nothing_of_the_callers_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEPLOY_KEY", "hunter2")
    done = step.run({}, {"run": "env"}, {}, tmp_path)
    assert "hunter2" not in done.stdout


def test_an_expression_without_a_value_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"github\.actor"):
        step.run({}, {"run": "echo ${{ github.actor }}"}, {}, tmp_path)


@pytest.mark.parametrize("name", GOOD)
def test_both_tools_find_nothing_in_the_careful_workflows(name: str) -> None:
    assert audit.zizmor(HERE / "workflows" / name) == []
    assert audit.actionlint(HERE / "workflows" / name) == []


@pytest.mark.parametrize("name", GOOD)
def test_actionlint_finds_nothing_with_shellcheck_either(name: str) -> None:
    tools = Path(sys.executable).parent
    command = [tools / "actionlint", f"-shellcheck={tools / 'shellcheck'}"]
    done = subprocess.run(
        [*command, HERE / "workflows" / name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")


def test_the_tools_find_what_the_page_says() -> None:
    path = HERE / "workflows" / "ci_wrong.yml"
    found = Counter(rule for _, rule, _ in audit.zizmor(path))
    assert found == {
        "unpinned-uses": 4,
        "excessive-permissions": 3,
        "artipacked": 2,
        "template-injection": 1,
        "dangerous-triggers": 1,
        "cache-poisoning": 1,
        "use-trusted-publishing": 1,
    }
    assert [rule for _, rule, _ in audit.actionlint(path)] == ["expression"]
    # Three faults that neither sees.
    lines = path.read_text().splitlines()
    seen = {
        line for tool in (audit.zizmor, audit.actionlint) for line, _, _ in tool(path)
    }
    quiet = [
        number
        for number, line in enumerate(lines, 1)
        if "allow-unsafe" in line or "3.10" in line or "| tee" in line
    ]
    assert len(quiet) == 3
    assert not seen.intersection(quiet)


@pytest.mark.parametrize(
    ("pattern", "new", "rule"),
    [
        (r" *permissions:.*\n( +contents: read.*\n)?", "", "excessive-permissions"),
        (r"@[0-9a-f]{40} # v7\.0\.1", "@v7", "unpinned-uses"),
        (r" +with:\n +persist-credentials: false.*\n", "", "artipacked"),
        (r"pull_request: .*\n", "pull_request_target:\n", "dangerous-triggers"),
        (r"'Tested %s\\n' \"\$TITLE\"", "${{ github.head_ref }}", "template-injection"),
    ],
)
def test_each_lock_that_is_taken_off_is_missed(
    pattern: str, new: str, rule: str, tmp_path: Path
) -> None:
    text = (HERE / "workflows" / "ci.yml").read_text()
    opened, times = re.subn(pattern, new, text)
    assert times
    (tmp_path / "ci.yml").write_text(opened)
    assert rule in {found for _, found, _ in audit.zizmor(tmp_path / "ci.yml")}


@pytest.mark.parametrize(
    ("pattern", "new", "green"),
    [
        ("", "", True),
        (r"@[0-9a-f]{40} # v7\.0\.1", "@v7", False),  # zizmor alone sees this,
        (r"needs: \[test, audit\]", "needs: [test, adit]", False),  # actionlint this.
    ],
)
def test_the_audit_turns_red_for_what_either_tool_finds(
    pattern: str,
    new: str,
    green: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (HERE / "workflows" / "ci.yml").read_text()
    (folder / "ci.yml").write_text(re.sub(pattern, new, text))
    tools = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    workflow = step.load("ci.yml")
    install, *rest = step.find(workflow, "zizmor")["run"].splitlines()
    assert "pip install" in install
    done = step.run(workflow, {"run": "\n".join(rest)}, {}, tmp_path)
    assert (done.returncode == 0) is green, done.stdout


@pytest.mark.parametrize("name", GOOD)
def test_no_step_swallows_its_failure(name: str) -> None:
    for job in step.load(name)["jobs"].values():
        assert "continue-on-error" not in job
        for one in job["steps"]:
            assert "continue-on-error" not in one
            assert not re.search(r"\|\||;", one.get("run", "").replace("; do", ""))


@pytest.mark.parametrize("name", GOOD)
def test_what_is_used_is_named_by_hash_and_says_its_version(name: str) -> None:
    assert policy.unpinned(step.load(name)) == []
    text = (HERE / "workflows" / name).read_text()
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [one for one in used if not re.search(r" # v\d+\.\d+\.\d+$", one)] == []


def test_what_is_not_pinned_is_named() -> None:
    assert policy.unpinned(step.load("ci_wrong.yml")) == [
        "actions/checkout@v6",
        "actions/setup-python@v6",
        "actions/checkout@v6",
        "pypa/gh-action-pypi-publish@release/v1",
    ]
    short = {
        "jobs": {
            "a": {"uses": "o/r/.github/workflows/x.yml@de0fac2"},
            "b": {"uses": "./.github/x.yml"},
        }
    }
    assert policy.unpinned(short) == ["o/r/.github/workflows/x.yml@de0fac2"]


# --8<-- [start:matrix]
def test_the_matrix_is_what_the_project_promises() -> None:
    promised = policy.promised(HERE / "project" / "pyproject.toml")
    assert policy.tested(step.load("ci.yml"), "test") == promised
    # --8<-- [end:matrix]


def test_each_supported_python_that_the_project_lets_in_is_promised(
    tmp_path: Path,
) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text('[project]\nrequires-python = ">=3.14"\n')
    assert policy.promised(pyproject) == {"3.14", "3.15"}


def test_each_job_of_the_matrix_tells_uv_its_python(tmp_path: Path) -> None:
    job = step.load("ci.yml")["jobs"]["test"]
    assert job["env"]["UV_PYTHON"] == "${{ matrix.python }}"
    project = tmp_path / "project"
    shutil.copytree(HERE / "project", project)
    (project / ".python-version").write_text("3.13\n")
    assert one_python_wrong.sync(project, {}).startswith("Using CPython 3.13.")
    refused = one_python_wrong.sync(project, {"UV_PYTHON": "3.14"})
    assert "No interpreter found for Python 3.14" in refused


def test_an_unquoted_version_is_another_version() -> None:
    careless = step.load("ci_wrong.yml")["jobs"]["test"]["steps"][1]["with"][
        "python-version"
    ]
    assert careless == 3.1
    workflow = {"jobs": {"t": {"strategy": {"matrix": {"python": [3.10, "3.13"]}}}}}
    assert policy.tested(workflow, "t") == {"3.1", "3.13"}


# --8<-- [start:rights]
def test_no_job_of_a_pull_request_may_write() -> None:
    for job, rights in policy.rights(step.load("ci.yml")):
        assert "write" not in rights.values(), job


def test_one_job_may_publish_and_it_runs_no_code_of_ours() -> None:
    release = step.load("release.yml")
    allowed = {
        job for job, rights in policy.rights(release) if "write" in rights.values()
    }
    assert allowed == {"publish"}
    publish = release["jobs"]["publish"]
    assert publish["needs"] == "build"
    assert "environment" in publish
    assert not any(
        "run" in one or "checkout" in one["uses"] for one in publish["steps"]
    )
    # --8<-- [end:rights]


def test_only_careless_jobs_run_a_strangers_code_and_hold_a_power() -> None:
    # Job -> runs a stranger's code, may write, can publish: what the figure draws.
    assert plot.facts(step.load("ci_wrong.yml")) == {
        "test": (True, True, False),
        "publish": (False, True, True),
    }
    assert plot.facts(step.load("ci.yml")) == {
        "test": (True, False, False),
        "audit": (True, False, False),
        "all-green": (False, False, False),
    }
    assert plot.facts(step.load("release.yml")) == {
        "build": (False, False, False),
        "publish": (False, True, True),
    }


@pytest.mark.parametrize("name", GOOD)
def test_a_job_that_asks_for_no_rights_has_none(name: str) -> None:
    assert step.load(name)["permissions"] == {}


def test_a_workflow_without_rights_is_an_error() -> None:
    with pytest.raises(KeyError, match="permissions"):
        dict(policy.rights(step.load("ci_wrong.yml")))


def test_no_secret_is_stored() -> None:
    for name in GOOD:
        assert not re.search(r"\bsecrets\b", (HERE / "workflows" / name).read_text())


def test_every_job_has_an_end() -> None:
    for name in GOOD:
        assert all(
            job["timeout-minutes"] <= 10 for job in step.load(name)["jobs"].values()
        )


def test_the_gate_waits_for_every_job() -> None:
    workflow = step.load("ci.yml")
    assert policy.ungated(workflow, "all-green") == set()
    # The name that the branch requires: another one would never report.
    assert workflow["jobs"]["all-green"]["name"] == "All green"
    assert workflow["jobs"]["all-green"]["if"] == "${{ always() }}"
    workflow["jobs"]["docs"] = {}
    assert policy.ungated(workflow, "all-green") == {"docs"}


@pytest.mark.parametrize(
    ("results", "green"),
    [
        ("success", True),
        ("success success", True),
        ("failure success", False),
        ("success skipped", False),
        ("cancelled success", False),
    ],
)
def test_the_gate_is_green_only_if_all_have_run(
    results: str, green: bool, tmp_path: Path
) -> None:
    workflow = step.load("ci.yml")
    values = {"join(needs.*.result, ' ')": results}
    done = step.run(workflow, step.find(workflow, "RESULTS"), values, tmp_path)
    assert (done.returncode == 0) is green


def test_only_a_named_shell_sees_a_failure_in_a_pipe(tmp_path: Path) -> None:
    failing = {"run": "false | tee report.txt"}
    assert step.run({}, failing, {}, tmp_path).returncode == 0
    assert step.run(step.load("ci.yml"), failing, {}, tmp_path).returncode == 1
    assert step.run({}, failing | {"shell": "bash"}, {}, tmp_path).returncode == 1


def test_the_lock_is_checked_before_it_is_installed() -> None:
    assert 'exclude-newer-span = "P7D"' in (HERE / "project" / "uv.lock").read_text()
    done = stale_lock.check(HERE / "project")
    assert done.returncode == 0, done.stderr
    steps = step.load("ci.yml")["jobs"]["test"]["steps"]
    commands = [one["run"] for one in steps if "run" in one]
    assert commands.index("uv lock --check") < commands.index("uv sync --locked")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version = "1.4.0"', 'version = "1.5.0"'),
        ('exclude-newer = "7 days"', ""),
        ('exclude-newer = "7 days"', 'exclude-newer = "1 day"'),
    ],
)
def test_a_lock_that_the_project_has_left_behind_is_refused(
    old: str, new: str, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(HERE / "project", project)
    file = project / "pyproject.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    done = stale_lock.check(project)
    assert done.returncode == 1
    assert "needs to be updated" in done.stderr


def test_the_build_fetches_nothing(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(HERE / "project", project)
    build = step.find(step.load("release.yml"), "uv build")["run"].split()
    uv = Path(sys.executable).parent / build[0]
    options = ["--offline", "--no-cache", "--python", sys.executable]
    done = subprocess.run(
        [uv, *build[1:], *options],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (project / "dist").glob("parcel*")} == {
        ".gz",
        ".whl",
    }


@pytest.mark.parametrize(
    ("name", "workflows"), [("uv.txt", GOOD), ("audit.txt", ["ci.yml"])]
)
def test_the_tools_are_installed_by_hash(name: str, workflows: list[str]) -> None:
    text = (HERE / "project" / ".github" / name).read_text()
    packages = re.findall(r"^([\w-]+)==\S+ \\$", text, re.M)
    assert packages
    for entry in text.split("==")[1:]:
        assert "--hash=sha256:" in entry
    install = f"--require-hashes --only-binary=:all: -r .github/{name}"
    for workflow in workflows:
        assert install in (HERE / "workflows" / workflow).read_text()


def test_the_schema_of_workflows_accepts_the_careless_one_too() -> None:
    tool = Path(sys.executable).parent / "check-jsonschema"
    files = [HERE / "workflows" / name for name in (*GOOD, "ci_wrong.yml")]
    done = subprocess.run(
        [tool, "--builtin-schema", "vendor.github-workflows", *files],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
