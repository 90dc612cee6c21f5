"""The commands of the first five minutes, as you would type them."""

from __future__ import annotations

import re
import secrets

from live import manage

LAPTOP = {"DJANGO_SETTINGS_MODULE": "config.development"}
PRODUCTION = {"DJANGO_SECRET_KEY": secrets.token_urlsafe(50)}


def run(command: str, **environment: str) -> None:
    done = manage(*command.split(), **environment)
    print("$ python manage.py", command)
    for line in (done.stdout + done.stderr).splitlines():
        if re.match(r"\?:|\w+Error|System|No changes", line):
            print(line if len(line) < 76 else line[:75] + "…")
    print(f"exit status {done.returncode}\n")


# --8<-- [start:steps]
run("migrate --verbosity 0", **LAPTOP)
run("makemigrations --check", **LAPTOP)
run("check --deploy --fail-level WARNING", **LAPTOP)
run("check --deploy --fail-level WARNING", **PRODUCTION)
run("check")  # production, and nobody has set the secret
# --8<-- [end:steps]
