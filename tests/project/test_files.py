"""The files that a stranger meets first: locks, workflows, addresses."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tools.lock import FOREIGN

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted([*ROOT.glob("requirements*.txt"), *(ROOT / "samples" / "lanes").glob("*.txt")])
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def by_name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("lock", LOCKS, ids=by_name)
def test_a_lock_holds_versions_with_hashes_and_no_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not FOREIGN.search(text), "names a package index or a folder of a machine"
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^ ]+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


@pytest.mark.parametrize("line", ["--extra-index-url x", "  --find-links /opt", "-i x", "a @ file:///opt/a.whl"])
def test_an_index_line_would_be_seen(line: str) -> None:
    assert FOREIGN.search(f"a==1\n{line}\n")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=by_name)
def test_a_workflow_grants_nothing_at_the_top_and_pins_by_commit(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert data["permissions"] == {}
    uses = re.findall(r"(?m)^\s*(?:- )?uses: (.*)$", text)
    assert uses
    for use in uses:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use
    for job in data["jobs"].values():
        assert "permissions" in job
        assert job["timeout-minutes"]
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values reach a shell through the environment only"
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_only_the_deploy_job_may_publish() -> None:
    data = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    powers = {name: set(job["permissions"]) for name, job in data["jobs"].items()}
    assert powers == {"build": {"contents", "pages"}, "deploy": {"pages", "id-token"}}
    assert data["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert not any("checkout" in step.get("uses", "") for step in data["jobs"]["deploy"]["steps"])


def test_updates_wait_before_they_are_proposed() -> None:
    data = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert {update["package-ecosystem"] for update in data["updates"]} == {"pip", "github-actions"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in data["updates"])


def test_the_four_issue_forms_are_there_and_well_formed() -> None:
    forms = [path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
    assert len(forms) == 4
    for form in forms:
        data = yaml.safe_load(form.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(data)
        ids = [part["id"] for part in data["body"] if part["type"] != "markdown"]
        assert len(ids) == len(set(ids)) > 0


def test_ci_runs_what_a_contributor_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text().splitlines()[-1] == "exec make test"


def test_both_languages_share_one_nav_and_one_marker_set() -> None:
    spanish = (ROOT / "mkdocs.es.yml").read_text(encoding="utf-8")
    assert spanish.splitlines()[1] == "INHERIT: mkdocs.yml"
    assert not re.search(r"(?m)^(nav|validation):|j2_", spanish)


def test_no_address_is_written_in_the_configuration() -> None:
    for name in ("mkdocs.yml", "mkdocs.es.yml", "Makefile", "README.md", "CONTRIBUTING.md", ".github/CODEOWNERS"):
        text = (ROOT / name).read_text(encoding="utf-8")
        addresses = [url for url in re.findall(r"https?://[^\s)`'\"]+", text) if "127.0.0.1" not in url]
        assert addresses == [], name
        assert not re.search(r"@[a-z0-9-]+/[a-z]", text.replace("actions/", "")), name


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        ["zizmor", "--offline", "--no-progress", ".github"],
        cwd=ROOT,
        env={"PATH": str(ROOT / ".venv" / "test" / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout
