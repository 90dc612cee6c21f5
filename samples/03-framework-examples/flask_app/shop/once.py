"""A creation that a client may repeat: the same key has one effect."""

from __future__ import annotations

import hashlib

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session
from werkzeug.exceptions import Conflict

from .schemas import ItemIn
from .tables import Item, Sent


# --8<-- [start:once]
def fingerprint(item: ItemIn) -> str:
    return hashlib.sha256(item.model_dump_json().encode()).hexdigest()


def create_once(session: Session, key: str, wanted: ItemIn) -> Item:
    claim = insert(Sent).values(key=key, fingerprint=fingerprint(wanted))
    first = claim.on_conflict_do_nothing().returning(Sent.key)
    if session.scalar(first) is None:
        sent = session.get_one(Sent, key)
        if sent.fingerprint != fingerprint(wanted):
            raise Conflict("This key was used for another item.")
        return session.get_one(Item, sent.item_id)
    item = Item(**wanted.model_dump())
    session.add(item)
    session.flush()
    session.execute(
        update(Sent).where(Sent.key == key).values(item_id=item.id)
    )
    return item


# --8<-- [end:once]
