"""The same statements through the async engine."""

from __future__ import annotations

import asyncio
import os

from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session

from database import SETTINGS, open_engine
from models import Base
from service import charge, upsert_users, user_by_email


# --8<-- [start:engine]
def open_async_engine(url: str) -> AsyncEngine:
    return create_async_engine(url, **SETTINGS)


async def pay(sessions: async_sessionmaker[AsyncSession], email: str) -> int:
    async with sessions.begin() as session:
        await session.run_sync(charge, email, 10)  # (1)!
        user = (await session.scalars(user_by_email(email))).one()  # (2)!
        return user.credit


async def main(url: str) -> None:
    engine = open_async_engine(url)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    async with asyncio.TaskGroup() as group:  # (3)!
        tasks = [group.create_task(pay(sessions, "ana@example.com")) for _ in range(3)]
    print("credit seen by the three:", sorted(task.result() for task in tasks))
    await engine.dispose()


# --8<-- [end:engine]


def prepare() -> None:
    engine = open_engine()
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        [ana] = upsert_users(session, [{"email": "ana@example.com", "name": "Ana"}])
        ana.credit = 50
    engine.dispose()


if __name__ == "__main__":
    prepare()
    asyncio.run(main(os.environ["DATABASE_URL"]))
