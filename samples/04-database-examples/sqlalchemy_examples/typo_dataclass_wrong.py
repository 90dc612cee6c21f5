"""The same slip in a model that is also a dataclass: the type checker sees it."""

from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


# --8<-- [start:typo]
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    pass


class User(Base):
    __tablename__ = "app_user"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


ana = User(emial="ana@example.com", name="Ana")
# --8<-- [end:typo]
