from pathlib import Path


def load(path: Path, scale: float = 1) -> tuple[list[float], list[str]]:
    """The readings, scaled, and a sentence 'line N: …' per line that is no number."""
    readings: list[float] = []
    problems: list[str] = []
    with path.open(encoding="utf-8") as file:
        for at, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                reading = float(line)
            except ValueError as error:
                problems.append(f"line {at}: {error}")
            else:
                readings.append(reading * scale)
    return readings, problems
