import exercise
import pytest
from exercise import Subscription

ALLOWED = {
    ("trial", "active"), ("trial", "cancelled"),
    ("active", "past_due"), ("active", "cancelled"),
    ("past_due", "active"), ("past_due", "cancelled"),
}  # fmt: skip
PATH = {"trial": [], "active": ["active"], "past_due": ["active", "past_due"],
        "cancelled": ["cancelled"]}  # fmt: skip


# --8<-- [start:test]
@pytest.mark.parametrize("old", PATH)
@pytest.mark.parametrize("new", PATH)
def test_only_allowed_changes_happen(old, new):
    state = exercise.State
    subscription = Subscription()
    for step in PATH[old]:
        subscription.become(state(step))
    if (old, new) in ALLOWED:
        subscription.become(state(new))
        assert subscription.state is state(new)
    else:
        with pytest.raises(ValueError, match=old):
            subscription.become(state(new))
        assert subscription.state is state(old)


def test_nobody_writes_a_state():
    with pytest.raises(AttributeError):
        Subscription().state = exercise.State("active")
    with pytest.raises(ValueError, match="actve"):
        exercise.State("actve")


# --8<-- [end:test]
