"""The price of a query, before it runs."""

from graphql import FieldNode, IntValueNode, SelectionSetNode

LISTS = {"books", "reviews"}
DEFAULT_PAGE = 10
MAX_PAGE = 50


def page(field: FieldNode) -> int:
    """How many rows this list may have."""
    for argument in field.arguments or ():
        if argument.name.value == "first":
            value = argument.value
            return int(value.value) if isinstance(value, IntValueNode) else MAX_PAGE
    return DEFAULT_PAGE


def worst_rows(selection: SelectionSetNode) -> int:
    """Rows that the fields of this selection read, at worst."""
    rows = 0
    for field in selection.selections:
        own = page(field) if field.name.value in LISTS else 0
        below = worst_rows(field.selection_set) if field.selection_set else 0
        rows += own + max(own, 1) * below
    return rows
