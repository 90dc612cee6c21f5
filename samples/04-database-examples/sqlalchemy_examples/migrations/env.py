"""Alembic runs this for each command. The address comes from the environment."""

import logging
import os

from alembic import context
from sqlalchemy import create_engine

from models import Base

logging.basicConfig(format="%(message)s")
logging.getLogger("alembic.runtime.migration").setLevel(logging.INFO)


def run_online() -> None:
    # --8<-- [start:online]
    engine = create_engine(
        os.environ["DATABASE_URL"],
        connect_args={"options": "-c lock_timeout=5s"},  # (!)
    )
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transaction_per_migration=True,
            autogenerate_plugins=[
                "alembic.autogenerate.*",
                "alembic.ext.checkconstraint_byname",  # (!)
            ],
        )
        with context.begin_transaction():
            context.run_migrations()
    # --8<-- [end:online]
    engine.dispose()


def run_offline() -> None:
    """`alembic upgrade head --sql` needs no database."""
    context.configure(
        dialect_name="postgresql",
        target_metadata=Base.metadata,
        transaction_per_migration=True,
        literal_binds=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
