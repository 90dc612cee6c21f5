"""The number stands in the path of the URL."""

from urllib.parse import urlsplit, urlunsplit

import redis


def worker_store(url: str, worker_id: str) -> redis.Redis:
    """A client of the worker's own database number."""
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw")) + 1
    if number > 15:
        raise ValueError(f"{worker_id}: a Redis server has 16 databases by default")
    return redis.Redis.from_url(urlunsplit(urlsplit(url)._replace(path=f"/{number}")))
