from dataclasses import dataclass
from statistics import mean


@dataclass(frozen=True)
class Run:
    name: str
    clients: int
    seconds: float
    expected: int  # status
    answers: list[tuple[int, float]]  # status, time in seconds


@dataclass(frozen=True)
class Row:
    name: str
    per_second: float
    p95: float


def summary(run: Run) -> Row:
    times = [time for _, time in run.answers]
    return Row(run.name, len(times) / run.seconds, mean(times))


def rank(runs: list[Run]) -> list[Row]:
    return sorted(map(summary, runs), key=lambda row: -row.per_second)
