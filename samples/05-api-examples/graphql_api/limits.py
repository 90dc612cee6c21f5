"""Refuse an operation by its worst case, before one resolver runs."""

from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)

from guards import MAX_PAGE

MAX_TOKENS = 400
MAX_DEPTH = 7
MAX_FIELDS = 60
MAX_ROWS = 1000
DEFAULT_PAGE = {"books": 5, "reviews": 5, "borrowed": 5, "allBooks": 10}
ONE_ROW = {"book", "author", "reader", "me", "borrow"}
INTROSPECTION = {"__schema", "__type"}


# --8<-- [start:cost]
@dataclass(frozen=True)
class Cost:
    depth: int = 0
    fields: int = 0
    rows: int = 0


def rows_of(field: FieldNode) -> int:
    """How many rows this field reads for one parent, at worst."""
    name = field.name.value
    if name not in DEFAULT_PAGE:
        return 1 if name in ONE_ROW else 0
    for argument in field.arguments or ():
        if argument.name.value == "first":
            literal = argument.value
            if isinstance(literal, IntValueNode):
                return min(abs(int(literal.value[:9])), MAX_PAGE)
            return MAX_PAGE  # (1)!
    return DEFAULT_PAGE[name]


# --8<-- [end:cost]


# --8<-- [start:walk]
class Budget(ValidationRule):
    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.known: dict[str, Cost] = {}

    def of(self, selection: SelectionSetNode | None) -> Cost:
        depth = fields = rows = 0
        inner = Cost()
        for node in selection.selections if selection else ():
            if isinstance(node, FragmentSpreadNode):
                inner = self.of_fragment(node.name.value)
            elif isinstance(node, FieldNode):
                if node.name.value in INTROSPECTION:
                    continue  # (1)!
                below, own = self.of(node.selection_set), rows_of(node)
                inner = Cost(
                    below.depth + 1, below.fields + 1, own + max(own, 1) * below.rows
                )
            elif isinstance(node, InlineFragmentNode):
                inner = self.of(node.selection_set)
            depth = max(depth, inner.depth)
            fields, rows = fields + inner.fields, rows + inner.rows
        return Cost(depth, fields, rows)

    def of_fragment(self, name: str) -> Cost:
        if name not in self.known:
            self.known[name] = Cost()  # a cycle ends here; another rule refuses it
            fragment = self.context.get_fragment(name)
            if isinstance(fragment, FragmentDefinitionNode):
                self.known[name] = self.of(fragment.selection_set)
        return self.known[name]  # (2)!

    # --8<-- [end:walk]

    # --8<-- [start:refuse]
    def enter_operation_definition(
        self, node: OperationDefinitionNode, *_: Any
    ) -> None:
        cost = self.of(node.selection_set)
        for what, used, limit in (
            ("depth", cost.depth, MAX_DEPTH),
            ("fields", cost.fields, MAX_FIELDS),
            ("rows", cost.rows, MAX_ROWS),
        ):
            if used > limit:
                text = f"too expensive: {what} {min(used, 10**6)}, at most {limit}"
                self.report_error(GraphQLError(text, extensions={"code": "TOO_COSTLY"}))

    # --8<-- [end:refuse]
