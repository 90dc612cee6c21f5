"""The same table and the same function: only the model now says what it holds."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


# --8<-- [start:user]
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    credit: Mapped[int | None]


def pay(user: User, price: int) -> str:
    if user.credit < price:
        return "not enough credit"
    return user.name  # the name goes on the receipt


# --8<-- [end:user]
