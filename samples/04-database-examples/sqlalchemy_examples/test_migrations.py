"""The migrations, on databases of their own."""

import io
from contextlib import redirect_stdout
from decimal import Decimal

import pytest
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import create_engine, insert, text

from models import Base, Payment, User

NO_INDEX = """
SELECT c.conname FROM pg_constraint c WHERE c.contype = 'f' AND NOT EXISTS (
  SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indisvalid
  AND i.indpred IS NULL
  AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
"""


# --8<-- [start:drift]
def test_models_and_migrations_describe_the_same_schema(migrated: Config) -> None:
    command.upgrade(migrated, "head")
    command.check(migrated)


def test_a_column_added_by_hand_is_noticed(migrated: Config, database_url: str) -> None:
    command.upgrade(migrated, "head")
    with create_engine(database_url).begin() as connection:
        connection.execute(text("ALTER TABLE payment ADD COLUMN note text"))
    with pytest.raises(CommandError, match=r"remove_column.*'note'"):
        command.check(migrated)


def test_a_check_constraint_dropped_by_hand_is_noticed(
    migrated: Config, database_url: str
) -> None:
    command.upgrade(migrated, "head")
    with create_engine(database_url).begin() as connection:
        connection.execute(
            text("ALTER TABLE payment DROP CONSTRAINT ck_payment_status")
        )
    with pytest.raises(CommandError, match="ck_payment_status"):
        command.check(migrated)


# --8<-- [end:drift]


def test_up_down_up_with_rows(migrated: Config, database_url: str) -> None:
    command.upgrade(migrated, "0001")
    with create_engine(database_url).begin() as connection:
        connection.execute(insert(User), [{"email": "a@example.com", "name": "A"}])
        connection.execute(insert(Payment), [{"user_id": 1, "amount": Decimal(1)}])
    command.upgrade(migrated, "head")
    command.downgrade(migrated, "base")
    command.upgrade(migrated, "head")


def test_foreign_keys_are_indexed_and_every_index_is_valid(
    migrated: Config, database_url: str
) -> None:
    command.upgrade(migrated, "head")
    with create_engine(database_url).connect() as connection:
        assert connection.scalars(text(NO_INDEX)).all() == []
        invalid = text("SELECT count(*) FROM pg_index WHERE NOT indisvalid")
        assert connection.scalar(invalid) == 0


def test_the_index_is_built_concurrently() -> None:
    from conftest import HERE

    sql = io.StringIO()
    with redirect_stdout(sql):
        command.upgrade(Config(HERE / "alembic.ini", stdout=sql), "head", sql=True)
    built = sql.getvalue().split("CREATE INDEX CONCURRENTLY ix_payment_open")
    assert len(built) == 2
    assert built[0].rstrip().endswith("COMMIT;")


def test_migrations_give_up_on_a_lock(
    migrated: Config, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.upgrade(migrated, "0001")
    with create_engine(database_url).connect() as connection:
        # Without a timeout the migration goes on after this, and the test is red.
        connection.execute(text("SET idle_in_transaction_session_timeout = '15s'"))
        connection.execute(text("LOCK TABLE payment"))
        with pytest.raises(Exception, match="lock timeout"):
            command.downgrade(migrated, "base")


def test_every_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        assert [one for one in table.constraints if one.name is None] == []
