"""The finished project is green, and each part of its gate turns red when it must."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

import finders
import measure
import ratchet
from workshop import HERE, lines_of, project, run

CHECKLIST = HERE.parents[2] / "data/checklists/project-hygiene.yml"


@pytest.fixture
def shop() -> Iterator[Path]:
    """A fresh copy of the finished project."""
    with project() as folder:
        yield folder


@pytest.fixture
def old(shop: Path) -> Path:
    """The project with the module of twenty-four faults."""
    shutil.copy(finders.WRONG, shop / finders.FILE)
    return shop


def codes(folder: Path, *options: str) -> list[str]:
    """The codes that Ruff reports."""
    form = ("--output-format", "concise", "--no-cache")
    text = run(folder, "ruff", "check", *form, *options).stdout
    return re.findall(r"^\S+:\d+:\d+: ([A-Z]+\d+)", text, re.MULTILINE)


def test_ci_runs_the_hooks_and_the_tests(shop: Path) -> None:
    run(shop, "git", "init", "-q")
    run(shop, "git", "add", "-A")
    steps = yaml.safe_load((shop / ".github/workflows/check.yml").read_text("utf-8"))[
        "jobs"
    ]["check"]["steps"]
    commands = [
        step["run"].removeprefix("uv run ")
        for step in steps
        if step.get("run", "").startswith("uv run ")
    ]
    hooks, tests = commands
    done = run(shop, *hooks.split())
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 4
    # The page shows this one green, in the scene `gate`.
    assert f"{tests} -q" == lines_of("gate")[-1]


def test_the_workflow_is_valid_and_has_no_known_weakness(shop: Path) -> None:
    file = ".github/workflows/check.yml"
    schema = ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", file)
    for command in (schema, ("actionlint", file), ("zizmor", "--offline", "-q", file)):
        done = run(shop, *command)
        assert done.returncode == 0, f"{command}: {done.stdout}"


def test_ci_runs_the_python_that_the_project_claims(shop: Path) -> None:
    claimed = re.search(
        r'requires-python = ">=(.*)"', (shop / "pyproject.toml").read_text()
    )
    workflow = (shop / ".github/workflows/check.yml").read_text("utf-8")
    assert claimed
    assert re.findall(r'python-version: "(.*)"', workflow) == [claimed[1]]


def test_a_hook_for_each_tool_and_none_of_them_downloads(shop: Path) -> None:
    config = yaml.safe_load((shop / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [one["repo"] for one in config["repos"]] == ["local"]
    hooks = config["repos"][0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"unsupported"}
    assert [hook["entry"].split()[:2] for hook in hooks] == [
        ["ruff", "format"], ["ruff", "check"], ["ruff", "check"], ["mypy"],
    ]  # fmt: skip


def test_every_hook_but_the_formatter_is_red_on_the_faults(old: Path) -> None:
    config = yaml.safe_load((old / ".pre-commit-config.yaml").read_text("utf-8"))
    red = []
    for hook in config["repos"][0]["hooks"]:
        files = [finders.FILE] if hook.get("pass_filenames", True) else []
        if run(old, *hook["entry"].split(), *files).returncode:
            red.append(hook["id"])
    assert red == ["lint", "encoding", "types"]


def test_without_a_configuration_407_rules_are_on_and_these_are_not(shop: Path) -> None:
    assert measure.enabled(shop, "--isolated") == 407
    chosen, every = (
        measure.enabled(shop),
        measure.enabled(shop, "--isolated", "--select", "ALL"),
    )
    assert chosen < 407 < every
    shown = run(
        shop, "ruff", "check", "--isolated", "--show-settings", finders.FILE
    ).stdout
    for code in ("DTZ005", "S113", "S608", "B905", "S101", "A002", "E711", "E721"):
        assert f"({code})" not in shown, code
    assert "(B006)" in shown


def test_another_minor_version_of_ruff_is_refused(shop: Path) -> None:
    file = shop / "pyproject.toml"
    text = file.read_text("utf-8")
    asked = re.search(r'required-version = "(.*)"', text)
    assert asked
    have = ".".join(version("ruff").split(".")[:2])
    assert asked[1] == f">={have},<0.{int(have.split('.')[1]) + 1}"
    file.write_text(text.replace(asked[1], f"<{have}"), encoding="utf-8")
    done = run(shop, "ruff", "check")
    assert done.returncode == 2
    assert "does not match" in done.stdout


def test_texts_for_people_may_have_their_dashes(shop: Path) -> None:
    (shop / "src/other.py").write_text(
        'print("Monday \u2013 Friday, 9\u201317")\n', "utf-8"
    )
    assert codes(shop, "src/other.py") == []
    assert (
        codes(shop, "--isolated", "--select", "RUF001", "src/other.py")
        == ["RUF001"] * 2
    )


def test_preview_changes_how_every_rule_is_printed(old: Path) -> None:
    assert "B006" in codes(old, "src")
    assert "B006" not in codes(old, "--preview", "src")
    assert (
        "mutable-argument-default"
        in run(old, "ruff", "check", "--preview", "src").stdout
    )


def test_a_rule_that_is_off_says_that_all_is_well(old: Path) -> None:
    done = run(old, "ruff", "check", "--isolated", "--select", "PLW1514", finders.FILE)
    assert done.returncode == 0
    assert "All checks passed!" in done.stdout
    assert "preview" in done.stdout


def test_the_ban_names_one_call_and_spares_the_rest(shop: Path) -> None:
    for call, expected in (("getrandbits(64)", ["TID251"]), ("gauss()", [])):
        (shop / "src/other.py").write_text(f"import random\n\nprint(random.{call})\n")
        assert codes(shop, "src/other.py") == expected


def test_tests_may_assert_and_the_shop_may_not(shop: Path) -> None:
    for place, expected in (("tests", []), ("src", ["S101"])):
        (shop / place / "other.py").write_text("assert 1 + 1 == 3\n")
        assert codes(shop, f"{place}/other.py") == expected


def test_unsafe_fixes_mend_two_and_silence_one(old: Path) -> None:
    before = codes(old, "src")
    run(old, "ruff", "check", "--fix", "--unsafe-fixes", "src")
    gone = sorted(set(before) - set(codes(old, "src")))
    assert gone == ["B006", "B905", "F632"]
    chosen = "mutable_default or short_zip or is_literal"
    text = run(old, "pytest", "-q", "--tb=no", "--no-cov", "-k", chosen).stdout
    assert re.findall(r"^FAILED \S+::test_(\w+)", text, re.MULTILINE) == ["short_zip"]
    assert "2 passed" in text


def test_a_safe_fix_alone_touches_one_line(old: Path) -> None:
    before = (old / finders.FILE).read_text("utf-8").splitlines()
    run(old, "ruff", "check", "--fix", "src")
    after = (old / finders.FILE).read_text("utf-8").splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        (
            '    return 21 if country is "ES" else 23',
            '    return 21 if country == "ES" else 23',
        )
    ]


def test_strict_pytest_refuses_the_import_first(old: Path) -> None:
    shutil.copy(HERE / "suite_wrong.py", old / "tests/test_shop.py")
    text = run(old, "pytest", "-q", "--no-cov").stdout
    assert """SyntaxError: "is" with 'str' literal""" in text
    assert "Interrupted: 1 error during collection" in text


def test_the_ratchet_only_turns_one_way(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(HERE / "ratchet.py", old)
    file, module = old / "ratchet.json", old / finders.FILE
    assert run(old, "python", "ratchet.py").returncode == 1, "no baseline yet"
    assert run(old, "python", "ratchet.py", "start").returncode == 0
    start = json.loads(file.read_text())
    assert sum(start.values()) == 16
    text = module.read_text("utf-8")

    module.write_text(text + "opened = datetime.now()\n", encoding="utf-8")
    done = run(old, "python", "ratchet.py")
    assert (done.returncode, done.stdout) == (1, "src/shop.py DTZ005: 2, was 1\n")
    assert json.loads(file.read_text()) == start

    mended = text.replace("zip(items, cents)", "zip(items, cents, strict=True)")
    module.write_text(mended, encoding="utf-8")
    done = run(old, "python", "ratchet.py")
    assert (done.returncode, done.stdout) == (0, "15 findings, 16 before\n")
    module.write_text(text, encoding="utf-8")
    assert run(old, "python", "ratchet.py").returncode == 1, "back to 16"


def test_as_a_hook_the_ratchet_is_red_until_its_file_is_committed(old: Path) -> None:
    shutil.copy(HERE / "ratchet.py", old)
    hook = {"id": "ratchet", "name": "ratchet", "entry": "python ratchet.py",
            "language": "unsupported", "pass_filenames": False}  # fmt: skip
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (old / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    run(old, "python", "ratchet.py", "start")
    text = (old / finders.FILE).read_text("utf-8")
    mended = text.replace("zip(items, cents)", "zip(items, cents, strict=True)")
    (old / finders.FILE).write_text(mended, encoding="utf-8")
    run(old, "git", "init", "-q")
    run(old, "git", "add", "-A")
    done = run(old, "pre-commit", "run", "--all-files")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    run(old, "git", "add", "-A")
    assert run(old, "pre-commit", "run", "--all-files").returncode == 0


def test_the_ratchet_overlooks_an_exchange_within_one_file(old: Path) -> None:
    shutil.copy(HERE / "ratchet.py", old)
    run(old, "python", "ratchet.py", "start")
    text = (old / finders.FILE).read_text("utf-8")
    swapped = text.replace("datetime.now()", "datetime.now().astimezone()")
    swapped += "opened = datetime.now()\n"
    (old / finders.FILE).write_text(swapped, encoding="utf-8")
    assert run(old, "python", "ratchet.py").returncode == 0


def test_grown_names_only_what_grew() -> None:
    before = {"a.py B006": 2, "b.py S101": 1}
    assert ratchet.grown(before, {"a.py B006": 2}) == []
    assert ratchet.grown(before, {"a.py B006": 3, "c.py F401": 1}) == [
        "a.py B006: 3, was 2",
        "c.py F401: 1, was 0",
    ]


def test_suppressions_of_old_findings_do_not_cover_new_ones(old: Path) -> None:
    run(old, "ruff", "check", "--add-noqa=old", "src")
    assert codes(old, "src") == []
    text = (old / finders.FILE).read_text("utf-8")
    (old / finders.FILE).write_text(
        text + "opened = datetime.now()\n", encoding="utf-8"
    )
    assert codes(old, "src") == ["DTZ005"]
    mended = text.replace("zip(items, cents)", "zip(items, cents, strict=True)")
    (old / finders.FILE).write_text(mended, encoding="utf-8")
    assert codes(old, "src") == ["RUF100"]


def test_the_bare_noqa_is_refused_by_the_chosen_set(shop: Path) -> None:
    shutil.copy(HERE / "backup_wrong.py", shop / "src/backup.py")
    assert sorted(codes(shop, "src/backup.py")) == [
        "PGH004", "PGH004", "RUF100", "S602",
    ]  # fmt: skip


def test_the_hidden_package_is_found_with_the_projects_settings(shop: Path) -> None:
    shutil.copy(HERE / "report_wrong.py", shop / "src/report.py")
    assert "[import-not-found]" in run(shop, "mypy").stdout


def test_an_unannotated_function_is_red_in_this_project(shop: Path) -> None:
    shutil.copy(HERE / "form_wrong.py", shop / "src/form.py")
    text = run(shop, "mypy").stdout
    assert "[no-untyped-def]" in text
    assert "[arg-type]" in text


def commands() -> list[str]:
    """What the checklist's items tell a reader to run, as far as it is about code."""
    items = yaml.safe_load(CHECKLIST.read_text(encoding="utf-8"))["items"]
    found = [item["verify"].get("run", "") for item in items]
    return [one for one in found if one.startswith(("ruff ", "mypy "))]


def test_the_checklists_commands_are_green_here(shop: Path) -> None:
    assert len(commands()) >= 9
    for command in commands():
        done = run(shop, "sh", "-c", command)
        assert done.returncode == 0, f"{command}: {done.stdout}"


@pytest.mark.parametrize(
    ("words", "red"),
    [
        ("--select DTZ", True),
        ("--select PLW1514", True),
        ("--select B905", True),
        ("--select B006", True),
        ("--select UP006", False),
    ],
)
def test_the_checklists_commands_are_red_on_the_faults(
    old: Path, words: str, red: bool
) -> None:
    command = next(one for one in commands() if words in one)
    assert bool(run(old, "sh", "-c", command).returncode) == red
