"""Lazy loads are an error: for one query, and for every query of a session factory."""

from __future__ import annotations

from sqlalchemy import Select, event, select
from sqlalchemy.orm import (
    ORMExecuteState,
    Session,
    raiseload,
    selectinload,
    sessionmaker,
)

from shop import Order

# --8<-- [start:query]
RECENT: Select[Order] = (
    select(Order)
    .options(selectinload(Order.customer), raiseload("*"))  # (!)
    .order_by(Order.id)
)
# --8<-- [end:query]


# --8<-- [start:factory]
def forbid_lazy_loads(factory: sessionmaker[Session]) -> None:
    """Add raiseload("*") to every ORM SELECT; options of the query itself win."""

    @event.listens_for(factory, "do_orm_execute")
    def _add(state: ORMExecuteState) -> None:
        if (
            state.is_select
            and state.is_orm_statement
            and not state.is_column_load
            and not state.is_relationship_load
        ):
            state.statement = state.statement.options(raiseload("*"))  # (!)


# --8<-- [end:factory]
