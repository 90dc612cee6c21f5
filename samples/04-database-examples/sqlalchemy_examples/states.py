"""What the session does with one object: each state, read from the object itself."""

from __future__ import annotations

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from database import open_engine
from models import Base, User


# --8<-- [start:state]
def state(user: User) -> str:
    now = inspect(user)
    names = ("transient", "pending", "persistent", "deleted", "detached")
    [name] = [name for name in names if getattr(now, name)]  # (!)
    return f"{name}, expired" if now.expired else name


# --8<-- [end:state]


class Walk:
    def __init__(self) -> None:
        self.user = User(email="ana@example.com", name="Ana")
        self.before = state(self.user)

    def say(self, done: str) -> None:
        after = state(self.user)
        print(f"{self.before:<20} {done:<25} {after}")
        self.before = after

    def other(self, user: User) -> None:
        self.user, self.before = user, state(user)


if __name__ == "__main__":
    engine = open_engine()
    Base.metadata.create_all(engine)
    # --8<-- [start:walk]
    walk = Walk()
    with Session(engine) as session:
        session.add(walk.user)
        walk.say("add()")
        session.flush()
        walk.say("flush()")
        session.commit()
        walk.say("commit()")
        _ = walk.user.name
        walk.say("read an attribute")
        session.close()
        walk.say("close()")
        session.add(walk.user)
        walk.say("add()")
        session.delete(walk.user)
        session.flush()
        walk.say("delete() + flush()")
        session.commit()
        walk.say("commit()")
        # --8<-- [end:walk]
        walk.other(User(email="luis@example.com", name="Luis"))
        session.add(walk.user)
        walk.say("add()")
        session.rollback()
        walk.say("rollback()")
        session.add(walk.user)
        session.flush()
        walk.before = state(walk.user)
        session.rollback()
        walk.say("rollback() of an INSERT")
        session.add(walk.user)
        session.commit()
        _ = walk.user.name
        session.delete(walk.user)
        session.flush()
        walk.before = state(walk.user)
        session.rollback()
        walk.say("rollback()")
        walk.other(session.get_one(User, walk.user.id))
        session.rollback()
        walk.say("rollback()")
