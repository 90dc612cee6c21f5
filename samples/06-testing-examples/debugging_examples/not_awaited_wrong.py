"""Confirms an order by mail. Nobody gets one."""

import asyncio


async def send_mail(to: str) -> None:
    await asyncio.sleep(0.01)


async def confirm(customer: str) -> str:
    send_mail(f"{customer}@example.org")  # (!)
    return "confirmed"


if __name__ == "__main__":
    print(asyncio.run(confirm("ana")))
