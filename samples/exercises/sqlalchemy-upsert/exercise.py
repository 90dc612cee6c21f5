"""One statement, and the later price wins."""

from price_table import Price, Seen
from sqlalchemy.orm import Session


def record(session: Session, rows: list[Seen]) -> None:
    """Store the prices. No sku is twice in one call."""
    for row in rows:
        known = session.get(Price, row["sku"])
        if known is None:
            session.add(Price(**row))
        else:
            known.cents = row["cents"]
            known.seen_at = row["seen_at"]
    session.flush()
