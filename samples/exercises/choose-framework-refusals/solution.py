from dataclasses import dataclass
from statistics import quantiles


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


def good(run: Run) -> list[float]:
    return [time for status, time in run.answers if status == run.expected]


def summary(run: Run) -> Row:
    times = good(run)
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else float("inf")
    return Row(run.name, len(times) / run.seconds, p95)


def rank(runs: list[Run]) -> list[Row]:
    if len({(run.clients, run.expected) for run in runs}) > 1:
        raise ValueError("the runs are not comparable")
    for run in runs:
        if len(good(run)) < 0.99 * len(run.answers):
            raise ValueError(f"{run.name}: too many refusals")
    return sorted(map(summary, runs), key=lambda row: -row.per_second)
