"""The careless pipeline fails as the page says, and the careful one holds."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import audit
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
    # Two faults that neither sees.
    lines = path.read_text().splitlines()
    seen = {
        line for tool in (audit.zizmor, audit.actionlint) for line, _, _ in tool(path)
    }
    quiet = [
        number
        for number, line in enumerate(lines, 1)
        if "3.10" in line or "| tee" in line
    ]
    assert len(quiet) == 2
    assert not seen.intersection(quiet)


@pytest.mark.parametrize(
    ("pattern", "new", "rule"),
    [
        (r" *permissions:.*\n( +contents: read.*\n)?", "", "excessive-permissions"),
        (r"@[0-9a-f]{40} # v6\.0\.2", "@v6", "unpinned-uses"),
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


@pytest.mark.parametrize("name", GOOD)
def test_what_is_used_is_named_by_hash_and_says_its_version(name: str) -> None:
    assert policy.unpinned(step.load(name)) == []
    text = (HERE / "workflows" / name).read_text()
    assert re.findall(r"uses: \S+(?! # v\d+\.\d+\.\d+)$", text, re.M) == []


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
    assert "environment" in publish
    assert not any(
        "run" in one or "checkout" in one["uses"] for one in publish["steps"]
    )
    # --8<-- [end:rights]


def test_a_workflow_without_rights_is_an_error() -> None:
    with pytest.raises(KeyError, match="permissions"):
        dict(policy.rights(step.load("ci_wrong.yml")))


def test_no_secret_is_stored() -> None:
    for name in GOOD:
        assert "secrets." not in (HERE / "workflows" / name).read_text()


def test_every_job_has_an_end() -> None:
    for name in GOOD:
        assert all(
            job["timeout-minutes"] <= 10 for job in step.load(name)["jobs"].values()
        )


def test_the_gate_waits_for_every_job() -> None:
    workflow = step.load("ci.yml")
    assert policy.ungated(workflow, "all-green") == set()
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


def test_the_lock_is_checked_and_a_forgotten_one_is_refused(tmp_path: Path) -> None:
    assert stale_lock.check(HERE / "project").returncode == 0
    steps = step.load("ci.yml")["jobs"]["test"]["steps"]
    commands = [one["run"] for one in steps if "run" in one]
    assert commands.index("uv lock --check") < commands.index("uv sync --locked")


def test_new_releases_wait_and_the_lock_knows() -> None:
    assert 'exclude-newer-span = "P7D"' in (HERE / "project" / "uv.lock").read_text()


@pytest.mark.parametrize("name", ["uv.txt", "audit.txt"])
def test_the_tools_are_installed_by_hash(name: str) -> None:
    text = (HERE / "project" / ".github" / name).read_text()
    packages = re.findall(r"^([\w-]+)==\S+ \\$", text, re.M)
    assert packages
    assert text.count("--hash=sha256:") >= len(packages)
    install = f"--require-hashes --only-binary=:all: -r .github/{name}"
    assert install in (HERE / "workflows" / "ci.yml").read_text()


def test_the_schema_of_workflows_accepts_the_careless_one_too() -> None:
    tool = Path(sys.executable).parent / "check-jsonschema"
    files = [HERE / "workflows" / name for name in (*GOOD, "ci_wrong.yml")]
    done = subprocess.run(
        [tool, "--builtin-schema", "vendor.github-workflows", *files],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
