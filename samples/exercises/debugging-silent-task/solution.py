import asyncio
import logging

log = logging.getLogger("orders")
running: set[asyncio.Task[None]] = set()


async def send_mail(order: int) -> None:
    await asyncio.sleep(0.01)
    if order == 7:
        raise ConnectionRefusedError("mail server")


async def confirm(order: int) -> str:
    def done(task: asyncio.Task[None]) -> None:
        running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("mail for order %s failed", order, exc_info=error)

    task = asyncio.create_task(send_mail(order))
    running.add(task)
    task.add_done_callback(done)
    return f"order {order} confirmed"
