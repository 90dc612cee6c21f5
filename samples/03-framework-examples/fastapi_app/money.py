"""A price: finite, positive, two decimals, one way to write it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
)

# The same rules for the OpenAPI document: clients and fuzzers read them there.
DIGITS = r"[1-9][0-9]{0,5}(\.[0-9]{1,2})?"
AS_NUMBER = {
    "type": "number",
    "minimum": 0.01,
    "maximum": 999_999.99,
    "multipleOf": 0.01,
}
AS_TEXT = {
    "type": "string",
    "pattern": rf"^({DIGITS}|0\.(0[1-9]|[1-9][0-9]?))$",
}


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
    Field(gt=0, max_digits=8, decimal_places=2),  # (1)!
    AfterValidator(cents),
    WithJsonSchema({"anyOf": [AS_NUMBER, AS_TEXT]}),
]
# --8<-- [end:money]
