"""The model card as data: what has no interval, no owner or no limits is refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

# --8<-- [start:card]
Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False
    )


class Saved(Strict):
    """Euros per 1,000 orders against the desk's rule; 95 % interval."""

    value: float
    low: float
    high: float
    orders: Annotated[int, Field(gt=0)]

    @model_validator(mode="after")
    def ordered(self) -> Self:
        if not self.low <= self.value <= self.high:
            raise ValueError("the value must lie inside its interval")
        return self


class Card(Strict):
    name: Text
    owner: Text
    decides: Text
    not_for: Texts
    assumes: Texts
    verdict: Literal["ship", "keep the rule", "collect more data"]
    threshold: Annotated[float, Field(gt=0, lt=1)]
    saved: Saved
    slices: Annotated[dict[Text, Saved], Field(min_length=2)]
    brier: Annotated[float, Field(ge=0, le=1)]
    data_sha256: Sha256
    model_sha256: Sha256
    review_by: date


# --8<-- [end:card]
