"""Says in a header what an operation cost."""

from collections.abc import Iterator

from strawberry.extensions import SchemaExtension


# --8<-- [start:tally]
class Tally(SchemaExtension):
    def on_operation(self) -> Iterator[None]:
        yield
        context = self.execution_context.context
        cost = f"{len(context.db.sent)} statements, {context.db.rows} rows"
        context.response.headers["x-sql"] = cost


# --8<-- [end:tally]
