"""One table does not answer. What is left of the page?"""

import os
from logging import disable

import psycopg

import main
import naive_wrong
from database import fill
from live import ask, serve, show

if __name__ == "__main__":
    disable()
    url = os.environ["DATABASE_URL"]
    fill(url, books=3)
    with psycopg.connect(url) as migration:
        migration.execute("LOCK TABLE review")  # as an ALTER TABLE would
        with serve(naive_wrong.create_app(url)) as client:
            body = ask(client, "{books{title reviews{stars}}}")
            print("naive, HTTP 200:")
            print(show({**body, "errors": body["errors"][:1]}))
        app = main.create_app(url, public=False, registered_only=False)
        with serve(app) as client:
            body = ask(client, "{allBooks{edges{node{title reviews{stars}}}}}")
            print("finished, HTTP 200:")
            print(show(body))
