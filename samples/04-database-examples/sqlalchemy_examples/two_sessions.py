"""The same two requests, with the arithmetic and the condition in the UPDATE."""

from sqlalchemy.orm import Session

from database import open_engine
from models import Base, User
from service import NotEnoughCreditError, charge

if __name__ == "__main__":
    engine = open_engine()
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add(User(email="ana@example.com", name="Ana", credit=50))
    # --8<-- [start:two]
    with Session(engine) as first, Session(engine) as second:
        one, two = first.get_one(User, 1), second.get_one(User, 1)
        for session, user in ((first, one), (second, two)):
            try:
                charge(session, user.email, 30)
                session.commit()
                print("charged 30, credit left:", user.credit)
            except NotEnoughCreditError:
                session.rollback()
                print("refused, credit left:", user.credit)
    # --8<-- [end:two]
