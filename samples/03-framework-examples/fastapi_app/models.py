"""What may come in and what may go out: two models, never one for both."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from fastapi import Header, Path, Query
from pydantic import BaseModel, ConfigDict, StringConstraints

from money import Money

# --8<-- [start:text]
PRINTED = r"[^\x00-\x1f\x7f]"  # no NUL: PostgreSQL cannot store it

Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=80,
        pattern=rf"^{PRINTED}*[^\s\x00-\x1f\x7f]{PRINTED}*$",
    ),
]
Sku = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-[0-9]{4}$")]
# --8<-- [end:text]


# --8<-- [start:item_in]
class ItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid")  # (!)

    sku: Sku
    name: Name
    price: Money
    cost: Money | None = None
    # --8<-- [end:item_in]


# --8<-- [start:item_out]
class ItemOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    sku: str
    name: str
    price: Decimal
    created_at: datetime
    # --8<-- [end:item_out]


# --8<-- [start:page]
class Page(BaseModel):
    items: list[ItemOut]
    next_after: int | None
    # --8<-- [end:page]


class Health(BaseModel):
    status: str


# --8<-- [start:parameters]
BIGINT_MAX = 2**63 - 1  # what the id column can hold

ItemId = Annotated[int, Path(ge=1, le=BIGINT_MAX)]
After = Annotated[int, Query(ge=0, le=BIGINT_MAX)]
Limit = Annotated[int, Query(ge=1, le=100)]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=64,
        pattern=r"^[A-Za-z0-9_-]+$",
    ),
]
# --8<-- [end:parameters]
