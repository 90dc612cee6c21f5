"""What may come in, and what goes out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Header, Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

BIGINT_MAX = 2**63 - 1
PRINTED = r"^[^\x00-\x1f\x7f]*$"

# --8<-- [start:models]
Note = Annotated[str, StringConstraints(max_length=200, pattern=PRINTED)]
Cents = Annotated[int, Field(gt=0, le=10_000_000)]
Category = Literal["food", "travel", "other"]


class PaymentIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    account: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[0-9]{8}$")]
    cents: Cents
    note: Note | None = None


class PaymentOut(BaseModel):
    id: int
    account: str
    cents: int
    note: str | None
    category: Category
    created_at: datetime


# --8<-- [end:models]


# --8<-- [start:patch]
class PaymentPatch(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    note: Note | None = None  # null clears it
    category: Category = "other"  # null is refused: the column has no null

    def changes(self) -> dict[str, str | None]:
        return self.model_dump(exclude_unset=True)  # (!)


# --8<-- [end:patch]


class Page(BaseModel):
    items: list[PaymentOut]
    next_cursor: str | None


class ExportIn(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    category: Category


class ExportOut(BaseModel):
    id: int
    status: Literal["queued", "done", "failed"]
    rows: int | None


class ProblemDoc(BaseModel):
    type: str
    title: str
    status: int


PaymentId = Annotated[int, Path(ge=1, le=BIGINT_MAX)]
# --8<-- [start:list_parameters]
Sort = Literal["created", "-created", "cents", "-cents"]
Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[str | None, Query(max_length=300, pattern=r"^[\w-]+$")]
# --8<-- [end:list_parameters]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=64,
        pattern=r"^[A-Za-z0-9_-]+$",
    ),
]
Caller = Annotated[
    str, Header(alias="X-Client", max_length=32, pattern=r"^[a-z0-9-]+$")
]
IfMatch = Annotated[str, Header(alias="If-Match", max_length=200)]
IfNoneMatch = Annotated[str | None, Header(alias="If-None-Match", max_length=200)]
