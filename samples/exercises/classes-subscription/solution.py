"""A subscription: trial -> active <-> past_due, and from each of them cancelled."""

from enum import Enum


class State(Enum):
    TRIAL = "trial"
    ACTIVE = "active"
    PAST_DUE = "past_due"
    CANCELLED = "cancelled"


NEXT = {
    State.TRIAL: {State.ACTIVE, State.CANCELLED},
    State.ACTIVE: {State.PAST_DUE, State.CANCELLED},
    State.PAST_DUE: {State.ACTIVE, State.CANCELLED},
    State.CANCELLED: set(),
}


class Subscription:
    def __init__(self):
        self._state = State.TRIAL

    @property
    def state(self):
        return self._state

    def become(self, new):
        if new not in NEXT[self._state]:
            raise ValueError(f"{self._state.value} cannot become {new}")
        self._state = new
