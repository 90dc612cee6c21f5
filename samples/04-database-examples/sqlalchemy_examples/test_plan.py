"""Plans on a million payments."""

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from explain_index import OPEN_INDEX, PAYMENTS, explain
from service import oldest_open


# --8<-- [start:plan]
def test_the_oldest_open_payments_come_from_the_partial_index(
    big_engine: Engine,
) -> None:
    plan = "\n".join(explain(big_engine, oldest_open()))
    assert "Index Scan using ix_payment_open_created_at" in plan
    assert "Seq Scan" not in plan


# --8<-- [end:plan]


def test_without_it_every_payment_is_read(big_engine: Engine) -> None:
    with big_engine.connect() as connection:
        count = connection.scalar(text("SELECT count(*) FROM payment"))
    assert count == PAYMENTS
    OPEN_INDEX.drop(big_engine)
    try:
        assert "Seq Scan on payment" in "\n".join(explain(big_engine, oldest_open()))
    finally:
        OPEN_INDEX.create(big_engine)


def test_a_prepared_statement_keeps_using_it(big_engine: Engine) -> None:
    """The condition is a parameter: a generic plan could not use a partial index."""
    with Session(big_engine) as session:
        for _ in range(30):
            session.scalars(oldest_open()).all()
        [(generic, custom)] = session.execute(
            text(
                "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
                " WHERE statement LIKE '%ORDER BY payment.created_at%'"
            )
        ).all()
    assert generic == 0
    assert custom > 20
