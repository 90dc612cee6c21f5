"""The same private fields, through the door and through the window."""

import json
import os
from logging import disable

import main
import naive_wrong
from database import fill
from live import ask, serve, show

# --8<-- [start:ask]
DOOR = '{reader(id: "2") {email}}'
WINDOW = "{books{reviews{reader{id email borrowed{title}}}}}"
FINISHED = '{book(id: "5") {reviews(first: 1) {reader{id email borrowed{title}}}}}'
# --8<-- [end:ask]

if __name__ == "__main__":
    disable()
    url = os.environ["DATABASE_URL"]
    fill(url)
    with serve(naive_wrong.create_app(url)) as client:
        print("naive, Ana asks for reader 2:")
        print(show(ask(client, DOOR, "ana")))
        data = ask(client, WINDOW, "ana")["data"]
        readers = {
            review["reader"]["id"]: review["reader"]
            for book in data["books"]
            for review in book["reviews"]
        }
        print("naive, Ana walks there from a book:")
        print("data   " + json.dumps(readers["2"]))
        print(f"       and {len(readers) - 2} more readers")
    app = main.create_app(url, public=False, registered_only=False)
    with serve(app) as client:
        for token in ("ana", "desk"):
            print(f"finished, {token} walks there:")
            print(show(ask(client, FINISHED, token)))
