def rebuilt(steps: list[str], changed: list[str]) -> list[str]:
    """The steps of a stage that run again when these files have changed."""
    found = []
    for step in steps:
        name, *words = step.split()
        if name == "COPY" and any(file in words[:-1] for file in changed):
            found.append(step)
    return found
