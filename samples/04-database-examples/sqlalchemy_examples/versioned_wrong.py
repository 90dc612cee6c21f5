"""A version column: the second writer is told, and has to decide."""

from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from database import open_engine


class Base(DeclarativeBase):
    pass


# --8<-- [start:versioned]
class Article(Base):
    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # (!)


# --8<-- [end:versioned]

if __name__ == "__main__":
    engine = open_engine()
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add(Article(title="Draft"))
    # --8<-- [start:two]
    with Session(engine) as first, Session(engine) as second:
        one, two = first.get_one(Article, 1), second.get_one(Article, 1)
        one.title = "Ana's title"
        first.commit()
        two.title = "Luis's title"
        second.commit()
    # --8<-- [end:two]
