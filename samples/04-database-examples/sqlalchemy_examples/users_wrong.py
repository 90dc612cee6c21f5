"""The model that most tutorials still show, and a type checker's view of it."""

import os

from sqlalchemy import Column, Integer, String, create_engine, insert
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    pass


# --8<-- [start:user]
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    credit = Column(Integer)


def pay(user: User, price: int) -> str:
    if user.credit < price:
        return "not enough credit"
    return user.name  # the name goes on the receipt


# --8<-- [end:user]


if __name__ == "__main__":
    engine = create_engine(os.environ["DATABASE_URL"])
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        # --8<-- [start:main]
        session.execute(insert(User), [{"name": "Ana", "credit": 50}, {"name": "Luis"}])
        for user_id in (1, 2):
            user = session.get_one(User, user_id)
            print(pay(user, price=30))
        # --8<-- [end:main]
