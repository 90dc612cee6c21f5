"""The condition is the answer, not the coroutine."""

import asyncio

from not_awaited_wrong import is_allowed


# --8<-- [start:allowed]
async def delete_order(user: str) -> str:
    if await is_allowed(user):
        return f"{user} deleted the order"
    return "403"
    # --8<-- [end:allowed]


if __name__ == "__main__":
    print(asyncio.run(delete_order("a stranger")))
