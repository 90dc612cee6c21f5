"""What a run or an exercise says that it `needs`, started and named in the environment.

python -m support.services COMMAND…   run a command with DATABASE_URL (a fresh database) and REDIS_URL (a fresh server)
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Collection, Iterator

from support import postgres, redis_server


@contextlib.contextmanager
def provide(
    needs: Collection[str], postgres_server: str | None
) -> Iterator[dict[str, str]]:
    """Yield the variables of the services in `needs` ("postgres", "redis"): a fresh database, a fresh Redis.

    postgres_server: URL of the server on which the database is made. Raises RuntimeError if it is needed and missing.
    """
    with contextlib.ExitStack() as stack:
        variables: dict[str, str] = {}
        if "postgres" in needs:
            if postgres_server is None:
                raise RuntimeError("a PostgreSQL server is needed")
            variables["DATABASE_URL"] = stack.enter_context(
                postgres.fresh_database(postgres_server)
            )
        if "redis" in needs:
            variables["REDIS_URL"] = stack.enter_context(redis_server.start())
        yield variables


def _main(command: list[str]) -> int:
    # Without one of them most samples still run; one that needs it says that the variable is missing.
    needs = ["postgres"] if postgres.available() else []
    needs += ["redis"] if redis_server.program() else []
    with (
        postgres.server()
        if "postgres" in needs
        else contextlib.nullcontext() as server,
        provide(needs, server) as variables,
    ):
        return subprocess.run(
            command, env=os.environ | variables, check=False
        ).returncode


if __name__ == "__main__":
    raise SystemExit(_main(sys.argv[1:]))
