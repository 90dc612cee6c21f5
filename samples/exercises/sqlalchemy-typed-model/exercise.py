"""Say what each column holds."""

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id = Column(Integer, primary_key=True)
    code = Column(String, unique=True)
    seats = Column(Integer, default=1)
    note = Column(String)
