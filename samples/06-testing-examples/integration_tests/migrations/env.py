"""Runs the migrations on the connection that the caller hands over."""

from alembic import context

import shop

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=shop.Base.metadata)
with context.begin_transaction():
    context.run_migrations()
