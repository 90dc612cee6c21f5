"""Mistake: the condition is a coroutine, and a coroutine is true."""

import asyncio


# --8<-- [start:allowed]
async def is_allowed(user: str) -> bool:
    await asyncio.sleep(0)  # as a look-up in a database
    return user == "ana"


async def delete_order(user: str) -> str:
    if is_allowed(user):  # (!)
        return f"{user} deleted the order"
    return "403"
    # --8<-- [end:allowed]


if __name__ == "__main__":
    print(asyncio.run(delete_order("a stranger")))
