import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Move:
    source: str
    target: str
    inode: int


def plan_id(moves: list[Move]) -> str:
    """A short name for exactly this plan: a dry run prints it, apply asks for it."""
    text = json.dumps([asdict(move) for move in moves], sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]
