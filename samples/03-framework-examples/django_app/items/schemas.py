"""What may come in, as values: no request, no response."""

from __future__ import annotations

import re
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

BIGINT_MAX = 2**63 - 1


# --8<-- [start:money]
def plain(value: object) -> object:
    """Decimal() also takes "1_0", " 4" and "1E+3". As text, we do not."""
    if isinstance(value, str) and not re.fullmatch(
        r"[0-9]{1,6}(\.[0-9]{1,2})?", value
    ):
        raise ValueError("write a price like 19.99")
    return value


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


Money = Annotated[
    Decimal,
    BeforeValidator(plain),
    Field(gt=0, max_digits=8, decimal_places=2),
    AfterValidator(cents),
]
# --8<-- [end:money]

# --8<-- [start:new_item]
Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=80,
        pattern=r"^[^\x00-\x1f\x7f]*$",  # PostgreSQL stores no NUL
    ),
]


class NewItem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sku: Annotated[str, Field(pattern=r"^[A-Z]{3}-[0-9]{4}$")]
    name: Name
    price: Money
    cost: Money | None = None
    # --8<-- [end:new_item]


class Creation(BaseModel):
    """The header of a creation."""

    idempotency_key: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class PageOf(BaseModel):
    """The query of a list."""

    after: Annotated[int, Field(ge=0, le=BIGINT_MAX)] = 0
    limit: Annotated[int, Field(ge=1, le=100)] = 50
