"""The pytest plugin of the samples: a database for the tests, and the record of which tests passed."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import manifest, postgres, redis_server


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("handbook samples")
    group.addoption(
        "--sample",
        default=None,
        help="only this sample folder or exercise (for the tests of outputs and exercises)",
    )
    group.addoption(
        "--update-outputs",
        action="store_true",
        help="write the captured outputs instead of comparing them",
    )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a running PostgreSQL server on which databases may be created."""
    with postgres.server() as url:
        yield url


@pytest.fixture
def database_url(postgres_server: str) -> Iterator[str]:
    """URL (postgresql://…) of a fresh, empty database; dropped afterwards."""
    with postgres.fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(scope="session")
def redis_server_url() -> Iterator[str]:
    """URL (redis://…) of a Redis server of this session's own; every test of the session sees what the others left."""
    with redis_server.start() as url:
        yield url


@pytest.fixture
def redis_url() -> Iterator[str]:
    """URL (redis://…) of a fresh, empty Redis server of this test's own (it starts in about 0.03 s)."""
    with redis_server.start() as url:
        yield url


class ProofRecorder:
    """Collects which tests of a sample passed, for the page's proof: `outputs/tests.txt`, compared like any other output."""

    def __init__(self, config: pytest.Config) -> None:
        self.update: bool = config.getoption("--update-outputs")
        self.cases: dict[Path, dict[str, list[str]]] = collections.defaultdict(
            lambda: collections.defaultdict(list)
        )
        self.selected = bool(config.option.keyword or config.option.markexpr)
        self.problems: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or (report.when == "setup" and not report.passed):
            file, _, rest = report.nodeid.partition("::")
            self.cases[(manifest.SAMPLES / file).resolve()][
                rest.partition("[")[0]
            ].append(report.outcome)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        for sample in manifest.samples():
            # A partial run (one file, -k, ::name) proves nothing about the list.
            if (
                self.selected
                or not sample.tests
                or not all(test in self.cases for test in sample.tests)
            ):
                continue
            if any("::" in argument for argument in session.config.args):
                continue
            self._record(sample)
        if self.problems and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _record(self, sample: manifest.Sample) -> None:
        lines, total = [], 0
        for test in sample.tests:
            for name, outcomes in self.cases[test].items():
                if any(outcome != "passed" for outcome in outcomes):
                    return  # the run is red already
                total += len(outcomes)
                cases = f" ({len(outcomes)} cases)" if len(outcomes) > 1 else ""
                lines.append(
                    f"{test.relative_to(sample.folder).as_posix()}::{name}{cases} PASSED"
                )
        text = "\n".join(lines) + f"\n{total} passed\n"
        path = sample.folder / "outputs" / "tests.txt"
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            self.problems.append(
                f"{sample.name}/outputs/tests.txt is not what this run printed: make outputs NAME={sample.name}"
            )

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> None:
        for problem in self.problems:
            terminalreporter.write_line(f"FAILED {problem}", red=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(ProofRecorder(config), "handbook-proofs")
