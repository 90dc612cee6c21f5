"""Runs Alembic's commands one after the other, as you would type them."""

from pathlib import Path

from alembic.config import main

INI = Path(__file__).with_name("alembic.ini")


def alembic(command: str) -> None:
    print(f"$ alembic {command}", flush=True)
    main(argv=["-c", str(INI), *command.split()])


if __name__ == "__main__":
    # --8<-- [start:commands]
    alembic("upgrade head")
    alembic("check")
    alembic("downgrade base")
    alembic("upgrade head")
    # --8<-- [end:commands]
