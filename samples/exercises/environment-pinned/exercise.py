def loose(requirements: str) -> list[str]:
    """The names that could be another version or another file tomorrow."""
    return [line for line in requirements.splitlines() if "==" not in line]
