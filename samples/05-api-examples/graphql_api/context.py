"""What a resolver may reach: the database, who is asking, the request's loaders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import strawberry
from strawberry.fastapi import BaseContext

from database import Database

if TYPE_CHECKING:
    from loaders import Loaders


@dataclass(frozen=True)
class Viewer:
    """Whoever sent the request, known."""

    id: str
    staff: bool = False


@dataclass
class Context(BaseContext):
    """Made for one request, and gone with it."""

    db: Database
    viewer: Viewer | None
    loaders: Loaders

    def __post_init__(self) -> None:
        super().__init__()


type Info = strawberry.Info[Context, None]
