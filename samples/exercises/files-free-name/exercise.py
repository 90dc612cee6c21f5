from pathlib import PurePath


def free_name(name: str, taken: set[str]) -> str:
    """The name itself, or "name (2).pdf", "name (3).pdf"…: the first that is free."""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    number = 1
    while name in taken:
        number += 1
        name = f"{stem} ({number}){suffix}"
    return name
