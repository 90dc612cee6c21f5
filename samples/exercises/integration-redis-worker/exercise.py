"""Give each worker its own database number."""

import redis


def worker_store(url: str, worker_id: str) -> redis.Redis:
    """A client of the worker's own database number."""
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw")) + 1
    return redis.Redis.from_url(url, db=number)
