"""The committed schema, and what an old client would lose. --write commits today's."""

import sys
from pathlib import Path

from graphql import (
    BreakingChangeType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    find_breaking_changes,
    lexicographic_sort_schema,
    print_schema,
)

from main import create_schema

COMMITTED = Path(__file__).with_name("schema.graphql")


def text_of(schema: GraphQLSchema) -> str:
    """The schema in SDL, sorted, so that moving a class changes nothing."""
    return print_schema(lexicographic_sort_schema(schema)) + "\n"


def todays_schema() -> GraphQLSchema:
    """What the code declares now."""
    return build_schema(create_schema(public=True, registered_only=False).as_str())


# --8<-- [start:lost]
def lost(old: str, new: str) -> list[str]:
    """What works today and would not work with the new schema."""
    changes = find_breaking_changes(build_schema(old), build_schema(new))
    return [f"{change.type.name}: {change.description}" for change in changes]


# --8<-- [end:lost]


def removed_without_notice(old: str, new: str) -> list[str]:
    """Removed fields that nobody had marked as deprecated."""
    types = build_schema(old).type_map
    found = []
    for change in find_breaking_changes(build_schema(old), build_schema(new)):
        if change.type is BreakingChangeType.FIELD_REMOVED:
            owner, _, field = change.description.split()[1].partition(".")
            kind = types[owner]
            assert isinstance(kind, GraphQLObjectType)  # noqa: S101
            if kind.fields[field].deprecation_reason is None:
                found.append(f"{owner}.{field}")
    return found


if __name__ == "__main__":
    today = text_of(todays_schema())
    if "--write" in sys.argv:
        COMMITTED.write_text(today, encoding="utf-8")
    else:
        print(today)
