"""What is refused before a resolver runs."""

import asyncio

import pytest
import strawberry
from strawberry.extensions import AddValidationRules

from limiters import Stop
from limits import Budget
from main import create_schema
from queries import Query

schema = strawberry.Schema(
    Query, extensions=[lambda: AddValidationRules([Budget]), Stop]
)


def refusals(query: str) -> list[str]:
    return [error.message for error in asyncio.run(schema.execute(query)).errors or ()]


def test_a_page_with_its_authors_passes() -> None:
    assert refusals("{allBooks(first: 20) {edges {node {author {name}}}}}") == []


# --8<-- [start:variables]
def test_a_variable_costs_as_much_as_the_largest_page() -> None:
    query = """query($n: Int!) {allBooks(first: $n) {edges {node {
        reviews(first: $n) {stars} }}}}"""
    assert refusals(query) == ["too expensive: rows 2550, at most 1000"]


# --8<-- [end:variables]


def test_an_endless_number_is_refused() -> None:
    query = (
        f"{{allBooks(first: {'9' * 5000}) {{edges {{node {{reviews {{stars}}}}}}}}}}"
    )
    assert refusals(query)[0].startswith("Expected value of type 'Int'")


def test_a_fragment_does_not_hide_its_cost() -> None:
    query = """{allBooks(first: 50) {edges {node {...Wide}}}}
    fragment Wide on Book {reviews(first: 50) {stars}}"""
    assert refusals(query) == ["too expensive: rows 2550, at most 1000"]
    inline = (
        "{allBooks(first: 50) {edges {node {... on Book {reviews(first: 50) {id}}}}}}"
    )
    assert refusals(inline) == ["too expensive: rows 2550, at most 1000"]


def test_a_fragment_spread_twice_costs_twice() -> None:
    part = "reviews(first: 10) {stars}"
    query = f"""{{a: book(id: 1) {{...B}} b: book(id: 2) {{...B}}}}
    fragment B on Book {{{part}}}"""
    rule = _rule(query)
    assert rule.rows == 2 * (1 + 10)


# --8<-- [start:fragments]
def test_each_fragment_is_walked_once() -> None:
    walked: list[str] = []

    class Watched(Budget):
        def of_fragment(self, name: str):
            if name not in self.known:
                walked.append(name)
            return super().of_fragment(name)

    chain = [f"fragment F{n} on Book {{...F{n + 1} ...F{n + 1}}}" for n in range(12)]
    query = "{book(id: 1) {...F0}} fragment F12 on Book {x: id}" + "".join(chain)
    rules = lambda: AddValidationRules([Watched])  # noqa: E731
    asyncio.run(strawberry.Schema(Query, extensions=[rules, Stop]).execute(query))
    assert len(walked) == 13  # and not 2 ** 13


# --8<-- [end:fragments]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("{me {...A}} fragment A on Reader {...A}", "Cannot spread fragment 'A'"),
        ("{me {...Missing}}", "Unknown fragment 'Missing'."),
        ("{me {password}}", "Cannot query field 'password' on type 'Reader'."),
    ],
)
def test_a_broken_document_gets_its_own_error(query: str, message: str) -> None:
    assert refusals(query)[0].startswith(message)


def test_the_walk_leaves_introspection_to_the_rules_that_bound_it() -> None:
    circle = "fields {type {fields {type {fields {type {fields {name}}}}}}}"
    assert refusals(f"{{__schema {{types {{{circle}}}}}}}") == [
        "Maximum introspection depth exceeded"
    ]


def test_a_public_schema_answers_no_introspection() -> None:
    """Without the list of registered operations, as partners get it."""
    public = create_schema(public=True, registered_only=False)
    for query in ("{__schema {types {name}}}", '{__type(name: "Book") {name}}'):
        result = asyncio.run(public.execute(query))
        assert result.data is None
        for error in result.errors:
            assert error.message.startswith("GraphQL introspection has been disabled")


def test_every_list_has_a_price() -> None:
    """A new field that reads rows must be priced: the walk takes it as free."""
    from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType, build_schema

    from limits import DEFAULT_PAGE, ONE_ROW

    unpriced = set()
    for kind in build_schema(schema.as_str()).type_map.values():
        if not isinstance(kind, GraphQLObjectType) or kind.name.startswith("__"):
            continue
        for name, field in kind.fields.items():
            type_ = field.type
            while isinstance(type_, GraphQLNonNull | GraphQLList):
                type_ = type_.of_type
            if isinstance(type_, GraphQLObjectType):
                unpriced.add(name)
    assert unpriced - set(DEFAULT_PAGE) - ONE_ROW == {"edges", "node", "pageInfo"}


def _rule(query: str):
    from graphql import OperationDefinitionNode, build_schema, parse
    from graphql.utilities import TypeInfo
    from graphql.validation import ValidationContext

    graph, document = build_schema(schema.as_str()), parse(query)
    context = ValidationContext(graph, document, TypeInfo(graph), lambda _: None)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    return Budget(context).of(operation.selection_set)
