"""Every output that a page shows is what its command prints today."""

from __future__ import annotations

import difflib

import pytest

from support import capture, manifest


def _runs(config: pytest.Config) -> list[manifest.Run]:
    wanted = config.getoption("--sample")
    return [
        run
        for sample in manifest.samples()
        if wanted in (None, sample.name)
        for run in sample.runs
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "run" in metafunc.fixturenames:
        runs = _runs(metafunc.config)
        metafunc.parametrize(
            "run",
            runs,
            ids=[
                f"{run.folder.relative_to(manifest.SAMPLES).as_posix()}:{run.name}"
                for run in runs
            ],
        )


def test_the_committed_output_is_what_the_command_prints(
    run: manifest.Run, request: pytest.FixtureRequest
) -> None:
    server = (
        request.getfixturevalue("postgres_server") if "postgres" in run.needs else None
    )
    status, printed = capture.execute(run, server)
    assert status == run.exit, (
        f"`{' '.join(run.command)}` ended with {status}, sample.yml says {run.exit}:\n{printed}"
    )
    if run.exit:
        assert run.error, (
            f"{run.name} fails on purpose: sample.yml must say with which `error`"
        )
    assert run.error in printed, f"`{run.error}` is not in the output:\n{printed}"
    if request.config.getoption("--update-outputs"):
        run.output.parent.mkdir(exist_ok=True)
        if not run.output.exists() or run.output.read_text(encoding="utf-8") != printed:
            run.output.write_text(printed, encoding="utf-8", newline="\n")
        return
    committed = run.output.read_text(encoding="utf-8") if run.output.exists() else ""
    difference = "".join(
        difflib.unified_diff(
            committed.splitlines(True),
            printed.splitlines(True),
            "committed",
            "printed now",
        )
    )
    assert printed == committed, (
        f"{run.output.relative_to(manifest.SAMPLES)} is not what the command prints (make outputs):\n{difference}"
    )


def test_no_output_is_left_over(request: pytest.FixtureRequest) -> None:
    wanted = request.config.getoption("--sample")
    for sample in manifest.samples():
        if wanted in (None, sample.name) and (sample.folder / "outputs").is_dir():
            expected = {run.output.name for run in sample.runs} | {"tests.txt"}
            left = {
                path.name for path in (sample.folder / "outputs").iterdir()
            } - expected
            assert not left, (
                f"{sample.name}/outputs has files that no run writes: {sorted(left)}"
            )
