"""One duplicate line, caught and passed over: the session is of no use afterwards."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from database import open_engine
from models import Base, User

LINES = ["ana@example.com", "ANA@example.com", "luis@example.com"]


# --8<-- [start:import]
def import_users(session: Session, lines: list[str]) -> None:
    for line in lines:
        try:
            session.add(User(email=line.lower(), name=line.split("@")[0]))
            session.flush()
        except IntegrityError:
            print(f"{line}: already there")


# --8<-- [end:import]

if __name__ == "__main__":
    engine = open_engine()
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        import_users(session, LINES)
