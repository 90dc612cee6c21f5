from datetime import date

from exercise import Decision, due

OWNERS = {"@shop/catalogue", "@shop/buying"}
TODAY = date(2026, 11, 28)


def decision(id, review, owner="@shop/buying", status="accepted"):
    return Decision(id, status, owner, date.fromisoformat(review))


# --8<-- [start:test]
def test_only_what_stands_is_due() -> None:
    decisions = [
        decision("old", "2026-01-01", status="superseded"),
        decision("no", "2026-01-01", status="rejected"),
        decision("fine", "2027-01-01"),
    ]
    assert due(decisions, OWNERS, TODAY) == []


def test_the_day_itself_is_not_late() -> None:
    decisions = [decision("today", "2026-11-28"), decision("late", "2026-11-27")]
    assert due(decisions, OWNERS, TODAY) == ["late"]


def test_what_nobody_owns_comes_first_and_then_the_oldest() -> None:
    decisions = [
        decision("march", "2026-03-02"),
        decision("orphan", "2027-05-24", owner="@shop/labels"),
        decision("january", "2026-01-05"),
        decision("fine", "2027-05-24"),
    ]
    assert due(decisions, OWNERS, TODAY) == ["orphan", "january", "march"]


# --8<-- [end:test]
