"""What the service keeps in Redis."""

from __future__ import annotations

import redis


# --8<-- [start:once]
def once(store: redis.Redis, request_id: str, seconds: int = 60) -> bool:
    """Whether this request is the first with its id in the last `seconds`."""
    return bool(store.set(f"once:{request_id}", 1, nx=True, ex=seconds))


# --8<-- [end:once]


def wait_for_price(store: redis.Redis, sku: str, timeout: float) -> str | None:
    """The next price that is published for this item."""
    with store.pubsub() as channel:  # type: ignore[no-untyped-call]
        channel.subscribe(f"price:{sku}")
        while message := channel.get_message(timeout=timeout):
            if message["type"] == "message":
                return str(message["data"])
    return None
