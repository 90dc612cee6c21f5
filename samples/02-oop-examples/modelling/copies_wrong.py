"""Copies that share, and a pickle that skips the rule."""

# --8<-- [start:copy]
import copy
import pickle
from dataclasses import dataclass, replace


@dataclass
class Cart:
    customer: str
    skus: list[str]


ana = Cart("Ana", ["KB-1"])
draft = copy.copy(ana)
draft.skus.append("TV-9")
bruno = replace(ana, customer="Bruno")
bruno.skus.append("CB-2")
print("Ana's cart:", ana.skus)
# --8<-- [end:copy]


# --8<-- [start:pickle]
@dataclass
class Discount:
    percent: int


stored = pickle.dumps(Discount(80))  # last month


@dataclass
class Discount:  # today: a rule was added
    percent: int

    def __post_init__(self):
        if not 0 < self.percent <= 50:
            raise ValueError(f"discount of {self.percent} %")


print("from the cache:", pickle.loads(stored))
# --8<-- [end:pickle]
