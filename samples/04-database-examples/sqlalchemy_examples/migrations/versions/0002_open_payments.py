"""an index for the open payments"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# --8<-- [start:upgrade]
def upgrade() -> None:
    with op.get_context().autocommit_block():  # (!)
        op.create_index(
            "ix_payment_open_created_at",
            "payment",
            ["created_at"],
            postgresql_where=sa.text("status = 'open'"),
            postgresql_concurrently=True,  # (!)
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(
            "ix_payment_open_created_at",
            table_name="payment",
            postgresql_concurrently=True,
        )


# --8<-- [end:upgrade]
