"""The number in the URL wins over the argument: this flush empties number 0."""

import os

import redis

# --8<-- [start:number]
url = os.environ["REDIS_URL"]  # redis://127.0.0.1:…/0
shared = redis.Redis.from_url(url)
shared.set("somebody", "else")

mine = redis.Redis.from_url(url, db=3)  # (!)
mine.flushdb()
print("number:", mine.get_connection_kwargs()["db"])
print("keys in number 0:", shared.dbsize())
# --8<-- [end:number]
