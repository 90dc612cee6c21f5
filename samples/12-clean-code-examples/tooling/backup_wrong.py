"""Three suppressions; each hides something else than its author thought."""

# --8<-- [start:backup]
from subprocess import run


def backup(name: str) -> None:
    run(f"cp {name} {name}.bak", shell=True, check=True)  # noqa


def restore(name: str) -> None:
    run(f"cp {name}.bak {name}", shell=True, check=True)  # noqa E501


def remove(name: str) -> None:
    run(f"rm {name}.bak", shell=True, check=True)  # noqa: E501


# --8<-- [end:backup]
