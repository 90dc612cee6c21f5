import asyncio
import logging

log = logging.getLogger("orders")
running: set[asyncio.Task[None]] = set()


async def send_mail(order: int) -> None:
    await asyncio.sleep(0.01)
    if order == 7:
        raise ConnectionRefusedError("mail server")


async def confirm(order: int) -> str:
    task = asyncio.create_task(send_mail(order))
    running.add(task)
    return f"order {order} confirmed"
