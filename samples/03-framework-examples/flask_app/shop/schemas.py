"""What may come in and what may go out."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

BIGINT_MAX = 2**63 - 1  # what the id column can hold
PRINTED = r"[^\x00-\x1f\x7f]"  # no NUL: PostgreSQL cannot store it


# --8<-- [start:money]
def plain(value: object) -> object:
    """Decimal() also takes "1_0", " 4", "٤" and "1E+3". We do not."""
    if isinstance(value, str) and not re.fullmatch(
        r"[0-9]{1,6}(\.[0-9]{1,2})?", value
    ):
        raise ValueError("write a price like 19.99")
    return value


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))  # 4 and 4.0 become 4.00


Money = Annotated[
    Decimal,
    BeforeValidator(plain),
    Field(gt=0, max_digits=8, decimal_places=2),
    AfterValidator(cents),
]
# --8<-- [end:money]


# --8<-- [start:in]
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
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class ItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sku: Sku
    name: Name
    price: Money
    cost: Money | None = None


class CreateHeaders(BaseModel):
    key: Key = Field(alias="Idempotency-Key")


class ListQuery(BaseModel):
    after: int = Field(default=0, ge=0, le=BIGINT_MAX)
    limit: int = Field(default=50, ge=1, le=100)


# --8<-- [end:in]


# --8<-- [start:out]
class ItemOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    sku: str
    name: str
    price: Decimal
    created_at: datetime  # and no cost: it cannot leave


class Page(BaseModel):
    items: list[ItemOut]
    next_after: int | None
    # --8<-- [end:out]
