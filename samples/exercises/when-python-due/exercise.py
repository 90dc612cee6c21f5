from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Decision:
    id: str
    status: str
    owner: str
    review: date


def due(decisions: list[Decision], owners: set[str], today: date) -> list[str]:
    return [one.id for one in decisions if one.status == "accepted"]
