import re
from pathlib import PurePath, PurePosixPath, PureWindowsPath


def same_environment(prefix: str, pip_version: str) -> bool:
    """Does the pip that printed `pip_version` install for the Python at `prefix`?

    prefix: what `python -c "import sys; print(sys.prefix)"` prints.
    """
    found = re.search(r" from (.+) \(python [\d.]+\)$", pip_version)
    if not found:
        return False
    kind: type[PurePath] = PureWindowsPath if "\\" in prefix else PurePosixPath
    return kind(found[1]).is_relative_to(kind(prefix))
