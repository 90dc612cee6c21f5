"""A factory makes a new list for each object."""

# --8<-- [start:default]
from dataclasses import dataclass, field


@dataclass
class Cart:
    customer: str
    skus: list[str] = field(default_factory=list)


ana, bruno = Cart("Ana"), Cart("Bruno")
ana.skus.append("KB-1")
print(ana, bruno)
# --8<-- [end:default]
