import re

BARE = re.compile(r"\s*#\s*noqa(?!:)\b[^#]*$", re.IGNORECASE)


def narrowed(source: str, findings: list[tuple[int, str]]) -> str:
    """The source with each bare `# noqa` replaced by one that names its codes.

    findings: (line from 1, code), from `ruff check --ignore-noqa`.
    """
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        if BARE.search(line):
            codes = sorted({code for place, code in findings if place == number})
            suppression = f"  # noqa: {', '.join(codes)}" if codes else ""
            lines[number - 1] = BARE.sub("", line) + suppression
    return "\n".join(lines) + "\n"
