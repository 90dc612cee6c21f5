"""Who may read which field: one table, and a test that no field is missing."""

from graphql import GraphQLObjectType, GraphQLSchema

# --8<-- [start:access]
EVERYBODY = "everybody"
OWNER = "the reader it belongs to, and staff"
ACCESS = {
    "Author": {"id": EVERYBODY, "name": EVERYBODY, "books": EVERYBODY},
    "Book": {
        "id": EVERYBODY,
        "title": EVERYBODY,
        "author": EVERYBODY,
        "reviews": EVERYBODY,
        "borrowedByMe": EVERYBODY,
    },
    "Reader": {"id": EVERYBODY, "name": EVERYBODY, "email": OWNER, "borrowed": OWNER},
    "Review": {
        "id": EVERYBODY,
        "stars": EVERYBODY,
        "rating": EVERYBODY,
        "book": EVERYBODY,
        "reader": EVERYBODY,
    },
}
# --8<-- [end:access]
STRUCTURE = {"Query", "Mutation", "BookConnection", "BookEdge", "PageInfo"}
OUTCOMES = {"Borrowed", "NoCopyLeft", "LoanLimitReached"}


def fields(schema: GraphQLSchema) -> set[tuple[str, str]]:
    """Every field of every type that holds data."""
    skip = STRUCTURE | OUTCOMES
    return {
        (name, field)
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__")
        if name not in skip
        for field in kind.fields
    }
