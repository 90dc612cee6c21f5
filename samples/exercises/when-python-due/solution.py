from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Decision:
    id: str
    status: str
    owner: str
    review: date


def due(decisions: list[Decision], owners: set[str], today: date) -> list[str]:
    standing = [one for one in decisions if one.status == "accepted"]
    found = [one for one in standing if one.review < today or one.owner not in owners]
    # Nobody will decide again what nobody owns, so those come first.
    found.sort(key=lambda one: (one.owner in owners, one.review, one.id))
    return [one.id for one in found]
