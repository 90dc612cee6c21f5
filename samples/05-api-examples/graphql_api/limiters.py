"""Which limiter sees which attack? Nothing is executed: validation alone answers."""

import asyncio
from collections.abc import Callable, Iterator
from logging import disable

import strawberry
from graphql import ExecutionResult
from strawberry.extensions import (
    AddValidationRules,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    QueryDepthLimiter,
    SchemaExtension,
)

from attack import FINISHED
from limits import Budget
from queries import Query


class Stop(SchemaExtension):
    """Answer before a resolver runs."""

    def on_execute(self) -> Iterator[None]:
        self.execution_context.result = ExecutionResult(data={}, errors=None)
        yield


# --8<-- [start:limiters]
LIMITERS: dict[str, Callable[[], SchemaExtension]] = {
    "depth 7": lambda: QueryDepthLimiter(max_depth=7),
    "aliases 15": lambda: MaxAliasesLimiter(max_alias_count=15),
    "tokens 400": lambda: MaxTokensLimiter(max_token_count=400),
    "Budget": lambda: AddValidationRules([Budget]),
}
# --8<-- [end:limiters]
QUERIES = FINISHED | {"repeated": "{me{" + "name " * 420 + "}}"}


async def main() -> None:
    print(" " * 10 + "".join(f"{name:<12}" for name in LIMITERS))
    for what, query in QUERIES.items():
        cells = []
        for limiter in LIMITERS.values():
            schema = strawberry.Schema(Query, extensions=[limiter, Stop])
            result = await schema.execute(query)
            cells.append(f"{'refused' if result.errors else '-':<12}")
        print(f"{what:<10}{''.join(cells)}".rstrip())


if __name__ == "__main__":
    disable()
    asyncio.run(main())
