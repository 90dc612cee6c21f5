"""Mistake: nobody keeps the task, and nobody asks how it ended."""

import asyncio

from background import send_mail


# --8<-- [start:confirm]
async def confirm(order: int) -> str:
    asyncio.create_task(send_mail(order))  # (!)
    return f"order {order} confirmed"
    # --8<-- [end:confirm]


async def main() -> None:
    print(await confirm(7))
    await asyncio.sleep(0.05)  # the service goes on
    print("order 8 ...")


if __name__ == "__main__":
    asyncio.run(main())
