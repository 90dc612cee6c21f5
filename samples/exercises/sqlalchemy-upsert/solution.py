"""One statement, and the later price wins."""

from price_table import Price, Seen
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session


def record(session: Session, rows: list[Seen]) -> None:
    """Store the prices. No sku is twice in one call."""
    statement = insert(Price).values(rows)
    new = statement.excluded
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[Price.sku],
            set_={"cents": new.cents, "seen_at": new.seen_at},
            where=new.seen_at > Price.seen_at,
        )
    )
