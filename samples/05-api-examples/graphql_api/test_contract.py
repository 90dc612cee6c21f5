"""The schema is a promise, and every field has a rule."""

from access import ACCESS, fields
from contract import COMMITTED, lost, removed_without_notice, text_of, todays_schema

OLD = COMMITTED.read_text(encoding="utf-8")


# --8<-- [start:contract]
def test_an_old_client_loses_nothing() -> None:
    assert lost(OLD, text_of(todays_schema())) == []


def test_the_committed_schema_is_todays() -> None:
    assert text_of(todays_schema()) == OLD  # else: python contract.py --write


# --8<-- [end:contract]


# --8<-- [start:breaking]
def test_breaking_changes_are_named() -> None:
    new = OLD.replace("  title: String!\n", "  title: String\n")
    assert lost(OLD, new) == [
        "FIELD_CHANGED_KIND: Field Book.title changed type from String! to String."
    ]
    new = OLD.replace("requestKey: String!", "requestKey: String!, branch: ID!")
    assert lost(OLD, new) == [
        "REQUIRED_ARG_ADDED: A required argument Mutation.borrow(branch:) was added."
    ]
    new = OLD.replace("  title: String!\n", "  title: String!\n  subtitle: String\n")
    assert lost(OLD, new) == []


# --8<-- [end:breaking]


def test_a_field_is_removed_only_after_a_notice() -> None:
    notice = ' @deprecated(reason: "Use stars. Goes away on 2027-06-01.")'
    assert (
        removed_without_notice(OLD, OLD.replace(f"  rating: Int!{notice}\n", "")) == []
    )
    gone = OLD.replace("  stars: Int!\n", "")
    assert removed_without_notice(OLD, gone) == ["Review.stars"]


# --8<-- [start:access]
def test_every_field_has_a_row_in_the_access_table() -> None:
    listed = {(owner, field) for owner, row in ACCESS.items() for field in row}
    assert fields(todays_schema()) == listed


# --8<-- [end:access]
