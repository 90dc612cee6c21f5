"""make's targets and the small commands behind them."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools import browser, build, check, new_page, samples, serve
from tools import test as steps
from tools.common import Failure, publish_samples, site_environment

ROOT = Path(__file__).resolve().parents[2]


def test_help_lists_every_public_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", text)) - {"site-env", "test-env"}
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = {line.split()[1] for line in done.stdout.splitlines()}
    assert listed == targets
    assert {"serve", "build", "test", "outputs", "page", "help"} <= listed
    phony = re.search(r"(?m)^\.PHONY: (.*)$", text)
    assert phony
    assert targets <= set(phony.group(1).split())


def test_a_busy_port_is_one_line_that_names_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "tools.serve", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"Port {port} is in use" in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "", "80 80"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(Failure, match="PORT must be a number from 1 to 65535"):
        serve.parse_port(port)


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        ("docs/en/backend/fastapi.md", ("en",)),
        ("docs/es/backend/fastapi.md", ("es",)),
        ("samples/03-framework-examples/fastapi_app/main.py", ("en", "es")),
        ("samples/03-framework-examples/fastapi_app/outputs/nan_wrong.txt", ("en", "es")),
        ("data/glossary.yml", ("en", "es")),
        ("overrides/main.html", ("en", "es")),
        ("handbook/samples.py", ("en", "es")),
        ("macros.py", ("en", "es")),
        ("mkdocs.yml", ("en", "es")),
        ("mkdocs.es.yml", ("es",)),
        ("samples/x/__pycache__/main.cpython-313.pyc", ()),
        ("samples/x/.pytest_cache/v/cache", ()),
        ("docs/en/.index.md.swp", ()),
        ("docs/en/index.md~", ()),
        ("docs/en/4913", ()),
        (".cache/serve-1/site/index.html", ()),
        ("site/index.html", ()),
        ("README.md", ()),
    ],
)
def test_a_change_is_built_in_the_language_concerned(path: str, languages: tuple[str, ...]) -> None:
    assert serve.concerned(path) == languages


def test_a_site_is_updated_in_place_and_only_where_it_differs(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    for name, text in {"index.html": "new", "same.html": "same", "d/page.html": "p"}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    for name, text in {"index.html": "old", "same.html": "same", "gone/x.html": "x", "es/index.html": "es"}.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text)
    kept = (target / "same.html").stat().st_mtime_ns
    assert serve.update(source, target, keep=frozenset({"es"})) == 3
    left = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert left == ["d/page.html", "es/index.html", "index.html", "same.html"]
    assert (target / "index.html").read_text() == "new"
    assert (target / "same.html").stat().st_mtime_ns == kept
    assert serve.update(source, target, keep=frozenset({"es"})) == 0


def test_addresses_follow_from_two_variables_and_are_never_invented() -> None:
    env = site_environment({"SITE_URL": "https://example.org/book", "REPO_URL": "https://example.org/code/"})
    assert env["SITE_URL"] == "https://example.org/book/"
    assert env["SITE_URL_ES"] == "https://example.org/book/es/"
    assert env["REPO_URL"] == "https://example.org/code"
    assert env["EDIT_URI_EN"] == "edit/main/docs/en/"
    assert env["EDIT_URI_ES"] == "edit/main/docs/es/"
    empty = site_environment({"SITE_URL": "", "EDIT_URI_EN": "left over", "SITE_URL_ES": "left over"})
    assert not {"SITE_URL", "SITE_URL_ES", "REPO_URL", "EDIT_URI_EN", "EDIT_URI_ES"} & set(empty)
    with pytest.raises(Failure, match="SITE_URL must begin with https://"):
        site_environment({"SITE_URL": "example.org"})


def test_published_samples_are_what_a_sample_owns(tmp_path: Path) -> None:
    for name in (
        "01/a/sample.yml",
        "01/a/main.py",
        "01/a/outputs/main.txt",
        "01/a/__pycache__/main.pyc",
        "01/a/.env",
        "exercises/x/exercise.yml",
        "exercises/x/solution.py",
        "support/run.py",
    ):
        file = tmp_path / "samples" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    assert publish_samples(tmp_path / "out", tmp_path) == 5
    out = sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    )
    assert out == [
        "samples/01/a/main.py",
        "samples/01/a/outputs/main.txt",
        "samples/01/a/sample.yml",
        "samples/exercises/x/exercise.yml",
        "samples/exercises/x/solution.py",
    ]


@pytest.mark.parametrize("broken", ["check", "build", "verify"])
def test_a_failing_build_leaves_the_site_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("before")

    def build_languages(stage: Path, env: dict[str, str]) -> bool:
        for language in ("en", "es"):
            (stage / language).mkdir()
            link = '<a href="gone.html">x</a>' if broken == "verify" else "after"
            (stage / language / "index.html").write_text(link)
        return broken != "build"

    monkeypatch.setattr(check, "check", lambda env: broken != "check")
    monkeypatch.setattr(build, "build_languages", build_languages)
    assert build.main(["--site", str(site)]) == 1
    assert (site / "index.html").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert capsys.readouterr().err
    broken = "nothing"
    assert build.main(["--site", str(site)]) == 0
    assert (site / "index.html").read_text() == "after"
    assert (site / "es" / "index.html").read_text() == "after"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_every_complaint_of_a_build_is_kept_with_its_lines() -> None:
    log = (
        "INFO    -  Cleaning site directory\nWARNING -  Doc file 'a.md' contains a link 'b.md'\n"
        "INFO    -  The following pages exist\n  - x.md\n"
        "ERROR   -  Error building page 'c.md'\n  because\nINFO    - Done\n"
    )
    assert build.complaints(log) == [
        "WARNING -  Doc file 'a.md' contains a link 'b.md'",
        "ERROR   -  Error building page 'c.md'",
        "  because",
    ]


def test_a_step_that_is_none_names_the_nearest() -> None:
    with pytest.raises(Failure, match="No step 'styl': did you mean style"):
        steps.main(["styl"])


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("12 passed, 1 failed in 3.21s", {"passed": 12, "failed": 1}),
        ("===== 3 failed, 2 passed, 1 skipped, 2 errors in 0.5s =====", None),
        ("samples (web): 30 passed, 0 failed", {"passed": 30, "failed": 0}),
        ("[1/2] ok     x (3 passed, 1.0 s)", None),
    ],
)
def test_summaries_are_counted_once(line: str, counts: dict[str, int] | None) -> None:
    found = bool(steps.SUMMARY.match(line))
    assert found is not line.startswith("[")
    if counts:
        assert {word: int(count) for count, word in steps.COUNTS.findall(line)} == counts


def test_the_last_line_adds_the_steps_up(capsys: pytest.CaptureFixture[str]) -> None:
    good = steps.Result("unit", ok=True, seconds=1, counts={"passed": 5})
    bad = steps.Result("types", ok=False, seconds=1)
    assert steps.report([good], 2) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 0 failed"
    assert steps.report([good, bad], 2) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 1 failed"


def test_a_named_browser_that_does_not_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME", "/nonexistent/chrome")
    with pytest.raises(Failure, match=r"CHROME=/nonexistent/chrome does not run\. .*apt install chromium") as error:
        browser.find()
    assert "\n" not in str(error.value)


def test_no_browser_is_one_line_that_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "may_install", lambda: False)
    with pytest.raises(Failure, match="playwright install chromium") as error:
        browser.find_or_install()
    assert "\n" not in str(error.value)


def test_a_sample_s_name_may_be_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"03-x/fastapi_app": Path("a"), "exercises/n-plus-one": Path("b")}
    monkeypatch.setattr(samples, "folders", lambda: known)
    assert samples.choose("samples/03-x/fastapi_app/")[0] == "03-x/fastapi_app"
    assert samples.choose("fastapi_app")[0] == "03-x/fastapi_app"
    with pytest.raises(Failure, match=r"No sample or exercise 'fastapi_ap': did you mean 03-x/fastapi_app\?"):
        samples.choose("fastapi_ap")
    with pytest.raises(Failure, match="make sample NAME=… There are: 03-x/fastapi_app"):
        samples.main(["test", "--name-missing"])


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for language in ("en", "es"):
        (tmp_path / "docs" / language / "backend").mkdir(parents=True)
        (tmp_path / "docs" / language / "backend" / "index.md").write_text("# Backend\n")
    return tmp_path


@pytest.mark.parametrize("kind", new_page.KINDS)
def test_a_new_page_has_the_parts_of_its_kind_in_both_languages(docs: Path, kind: str) -> None:
    written = new_page.create("backend/caching", kind, docs)
    assert [file.relative_to(docs).as_posix() for file in written] == [
        "docs/en/backend/caching.md",
        "docs/es/backend/caching.md",
    ]
    ids = []
    for file in written:
        text = file.read_text(encoding="utf-8")
        assert f"kind: {kind}\n" in text
        ids.append(re.findall(r"(?m)^## TODO .*\{ #([a-z]+)", text))
        if kind != "index":
            assert re.findall(r'data-part="([a-z]+)"', text) == list(new_page.KINDS[kind])
            assert "<!--[[ page_facts() ]]-->" in text
    assert ids[0] == ids[1] == list(new_page.KINDS[kind])


def test_what_is_left_to_write_is_named_by_file_and_line(docs: Path) -> None:
    new_page.create("backend/caching", "index", docs)
    found = [line for line in check.unwritten(docs / "docs") if line.startswith("docs/en/")]
    assert found[0] == "docs/en/backend/caching.md:2: still to be written: the title, in the reader's words"
    assert found[-1].endswith(": still to be written: two or three pages, each with the reason to go there")
    text = (docs / "docs/en/backend/caching.md").read_text(encoding="utf-8")
    assert len(found) == text.count("TODO")
    for file in docs.rglob("caching.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("TODO", ""), encoding="utf-8")
    assert check.unwritten(docs / "docs") == []


def test_a_page_that_exists_is_not_touched(docs: Path) -> None:
    (docs / "docs/es/backend/caching.md").write_text("mine")
    with pytest.raises(Failure, match=r"docs/es/backend/caching\.md exists: nothing was written\."):
        new_page.create("backend/caching", "how-to", docs)
    assert (docs / "docs/es/backend/caching.md").read_text() == "mine"
    assert not (docs / "docs/en/backend/caching.md").exists()


@pytest.mark.parametrize(
    ("slug", "kind", "messages"),
    [
        ("", "how-to", ["SLUG is missing: make page SLUG=backend/caching KIND=how-to"]),
        ("Backend/Cache Stampedes", "how-to", ["did you mean backend/cache-stampedes?"]),
        ("../etc/passwd", "how-to", ["is not DOMAIN/NAME"]),
        ("backend/a/b", "how-to", ["did you mean backend/a?"]),
        ("bakend/caching", "how-to", ["No domain 'bakend': did you mean backend?"]),
        ("backend/caching", "howto", ["KIND=howto is no kind of page: did you mean how-to?"]),
        ("backend/caching", "", ["KIND is missing: one of tutorial, how-to"]),
        ("Caché", "tutoriel", ["did you mean backend/cache?", "did you mean tutorial?"]),
    ],
)
def test_a_wrong_slug_or_kind_names_the_nearest(docs: Path, slug: str, kind: str, messages: list[str]) -> None:
    with pytest.raises(Failure) as error:
        new_page.create(slug, kind, docs)
    for message in messages:
        assert message in str(error.value)
    assert len(str(error.value).splitlines()) == len(messages)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that `make test` runs, in their order; none is really run."""
    names: list[str] = []

    def run_step(name: str, todo: list[list[str]], env: dict[str, str]) -> steps.Result:
        names.append(name)
        return steps.Result(name, ok=name != "build", seconds=0)

    monkeypatch.setattr(steps, "prepare", lambda wanted: {})
    monkeypatch.setattr(steps, "run_step", run_step)
    return names


def test_what_looks_at_the_site_builds_it_first(ran: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    steps.main(["browser"])
    assert ran == ["build"]
    ran.clear()
    steps.main(["samples", "style"])
    assert ran == ["style", "samples"]


def test_without_a_site_the_tests_that_look_at_it_fail_and_say_why(
    ran: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert steps.main([]) == 1
    assert ran == ["style", "types", "check", "build", "samples"]
    said = capsys.readouterr().out
    assert said.count("not run: there is no site to look at, the step build failed") == 2
    assert "FAILED browser" in said


def test_the_site_that_is_tested_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    env = steps.prepare(["style"])
    assert "SITE_URL" not in env
    assert env["SITE_DIR"] == "site"


def test_the_summaries_of_all_lanes_are_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    said = "samples (web): 30 passed, 0 failed\\nsamples (ops): 2 skipped, 12 passed, 1 failed\\n"
    result = steps.run_step("samples", [[sys.executable, "-c", f"print('''{said}''')"]], dict(os.environ))
    assert result.counts == {"passed": 42, "failed": 1, "skipped": 2}
    assert result.summary == "samples (web): 30 passed, 0 failed; samples (ops): 2 skipped, 12 passed, 1 failed"
    assert "samples (web): 30 passed" in capsys.readouterr().out
