"""Borrow books over the socket: a retry, and every way to hear no."""

import os
from logging import disable

import main
from database import fill
from live import ask, serve, show
from operations import FOLDER

# --8<-- [start:calls]
CALLS = [
    ("2", "key-1"),
    ("2", "key-1"),  # the answer was lost, the client tries again
    ("7", "key-1"),  # a bug of the client
    ("2", "key-2"),  # both copies are out now
    ("5", "key-3"),
    ("6", "key-4"),  # Ana has three books
]
# --8<-- [end:calls]

if __name__ == "__main__":
    disable()
    url = os.environ["DATABASE_URL"]
    fill(url)
    mutation = (FOLDER / "borrow.graphql").read_text(encoding="utf-8")
    with serve(main.create_app(url)) as client:
        for book, key in CALLS:
            print(f"book {book}, {key}")
            variables = {"book": book, "key": key}
            print(show(ask(client, mutation, "ana", variables=variables)))
