"""What makemigrations writes for an index, read by a linter for migrations."""

import io
import subprocess
import sys
from pathlib import Path

from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader

# --8<-- [start:operation]
WRITTEN = migrations.AddIndex(
    model_name="ticket",
    index=models.Index(
        models.F("created_at"),
        condition=models.Q(("state", "held")),
        name="ticket_held_idx",
    ),
)
# --8<-- [end:operation]


def as_written():
    """The SQL of the migration before anybody edited it."""
    before = MigrationLoader(connection).project_state(("tickets", "0001_initial"))
    after = before.clone()
    WRITTEN.state_forwards("tickets", after)
    with connection.schema_editor(collect_sql=True) as editor:
        WRITTEN.database_forwards("tickets", editor, before, after)
    return "BEGIN;\n" + "\n".join(editor.collected_sql) + "\nCOMMIT;\n"


def as_committed():
    out = io.StringIO()
    call_command("sqlmigrate", "tickets", "0002", stdout=out)
    return out.getvalue()


def lint(sql):
    squawk = Path(sys.executable).with_name("squawk")
    command = [squawk, "--reporter", "gcc", "--pg-version", "18",
               "--exclude", "require-timeout-settings,prefer-robust-stmts"]  # fmt: skip
    done = subprocess.run(command, input=sql, capture_output=True, text=True)
    return done.returncode, done.stdout


def main():
    for name, sql in (("written", as_written()), ("committed", as_committed())):
        status, found = lint(sql)
        print(f"{name}: squawk exits with {status}", found.strip(), sep="\n")
