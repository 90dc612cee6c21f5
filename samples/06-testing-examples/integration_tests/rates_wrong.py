"""A read timeout is not a deadline: a byte now and then keeps the request alive."""

import asyncio
import time

import httpx2

from local_servers import dripping


# --8<-- [start:drip]
async def main() -> None:
    with dripping(seconds=1.5, every=0.1) as url:
        async with httpx2.AsyncClient(base_url=url, timeout=0.5) as client:  # (!)
            began = time.monotonic()
            answer = await client.get("/rates", params={"to": "USD"})
            waited = time.monotonic() - began
    print("timeout 0.5 s, status", answer.status_code)
    print("waited longer than 1.4 s:", waited > 1.4)


# --8<-- [end:drip]

asyncio.run(main())
