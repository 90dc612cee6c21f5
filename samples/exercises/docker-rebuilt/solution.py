def _holds(source: str, file: str) -> bool:
    folder = source.rstrip("/")
    return folder == "." or file == folder or file.startswith(f"{folder}/")


def rebuilt(steps: list[str], changed: list[str]) -> list[str]:
    """The steps of a stage that run again when these files have changed."""
    for number, step in enumerate(steps):
        name, *words = step.split()
        sources = words[:-1] if name == "COPY" else []
        if any(_holds(source, file) for source in sources for file in changed):
            return steps[number:]
    return []
