import re


def loose(requirements: str) -> list[str]:
    """The names that could be another version or another file tomorrow."""
    found = []
    for line in requirements.replace("\\\n", " ").splitlines():
        text = line.partition(" #")[0].strip()
        if not text or text.startswith(("#", "-")):
            continue
        name = re.match(r"[A-Za-z0-9._-]+", text)
        exact = re.search(r"==\s*[\d.]+\w*(?=[\s;]|$)", text.partition("--hash")[0])
        if name and not (exact and "--hash=sha256:" in text):
            found.append(name[0])
    return found
