"""What mypy knows about results. Checked, not run."""

from typing import reveal_type

from sqlalchemy.orm import Session

from service import oldest_open, paid_per_user


# --8<-- [start:reveal]
def report(session: Session) -> None:
    payment = session.scalars(oldest_open()).first()
    reveal_type(payment)
    for row in session.execute(paid_per_user()):
        name, total = row
        reveal_type(total)
        reveal_type(row.paid)  # (!)
        print(name, total)


# --8<-- [end:reveal]
