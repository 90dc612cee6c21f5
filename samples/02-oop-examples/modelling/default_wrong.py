"""A list as the default of a dataclass field."""

# --8<-- [start:default]
from dataclasses import dataclass


@dataclass
class Cart:
    customer: str
    skus: list[str] = []


# --8<-- [end:default]
