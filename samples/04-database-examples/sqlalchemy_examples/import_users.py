"""A savepoint around each line: a duplicate costs its own line, and no other."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from database import open_engine
from import_wrong import LINES
from models import Base, User


# --8<-- [start:import]
def import_users(session: Session, lines: list[str]) -> None:
    for line in lines:
        try:
            with session.begin_nested():  # (!)
                session.add(User(email=line.lower(), name=line.split("@")[0]))
        except IntegrityError:
            print(f"{line}: already there")


# --8<-- [end:import]

if __name__ == "__main__":
    engine = open_engine()
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        import_users(session, LINES)
    with Session(engine) as session:
        print(*session.scalars(select(User.email).order_by(User.id)))
