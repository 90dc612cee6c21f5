from pathlib import PurePath


def same_environment(prefix: str, pip_version: str) -> bool:
    """Does the pip that printed `pip_version` install for the Python at `prefix`?

    prefix: what `python -c "import sys; print(sys.prefix)"` prints.
    """
    return PurePath(prefix).name in pip_version
