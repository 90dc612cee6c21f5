from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    source: str
    target: str
    inode: int


def plan_id(moves: list[Move]) -> str:
    """A short name for exactly this plan: a dry run prints it, apply asks for it."""
    return f"{abs(hash(tuple(moves))):x}"[:12]
