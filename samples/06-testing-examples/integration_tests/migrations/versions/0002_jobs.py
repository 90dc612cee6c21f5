"""Jobs; the commit of a new one wakes the workers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


# --8<-- [start:trigger]
def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "sku",
            sa.String(20),
            sa.ForeignKey("item.sku", deferrable=True, initially="DEFERRED"),
            nullable=False,
        ),
        sa.Column("done", sa.Boolean, nullable=False),
    )
    op.execute(
        "CREATE FUNCTION job_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_notify('jobs', NEW.sku); RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER job_added AFTER INSERT ON job "
        "FOR EACH ROW EXECUTE FUNCTION job_added()"
    )


# --8<-- [end:trigger]


def downgrade() -> None:
    op.drop_table("job")
    op.execute("DROP FUNCTION job_added()")
