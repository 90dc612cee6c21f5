"""Send queries that are small and expensive. python attack.py naive|finished"""

import os
import sys
from logging import disable

import main
import naive_wrong
from database import fill
from live import serve

# --8<-- [start:queries]
NAIVE = {
    "a page": "{books{title author{name} reviews{stars reader{name}}}}",
    "depth": "{books{reviews{book{reviews{book{reviews{stars}}}}}}}",
    "aliases": "{" + " ".join(f"a{n}:books{{author{{name}}}}" for n in range(40)) + "}",
}
# --8<-- [end:queries]
DEEP = "reviews{book{reviews{book{reviews{stars}}}}}"
ALIAS = "allBooks{edges{node{author{name}}}}"
FINISHED = {
    "a page": "{allBooks(first:20){edges{node{title author{name}"
    " reviews{stars reader{name}}}}}}",
    "depth": f"{{allBooks(first:20){{edges{{node{{{DEEP}}}}}}}}}",
    "aliases": "{" + " ".join(f"a{n}:{ALIAS}" for n in range(40)) + "}",
    "breadth": "{allBooks(first:50){edges{node{reviews(first:50){reader{name}}}}}}",
    "huge page": "{allBooks(first:1000000){edges{cursor}}}",
}


def attack(name: str, url: str) -> None:
    if name == "naive":
        app, queries = naive_wrong.create_app(url), NAIVE
    else:
        app = main.create_app(url, public=False, registered_only=False)
        queries = FINISHED
    with serve(app) as client:
        for what, query in queries.items():
            answer = client.post("/graphql", json={"query": query})
            body = answer.json()
            said = [error["message"] for error in body.get("errors", [])]
            cost = answer.headers["x-sql"]
            print(f"{what:<9} {len(query):>5} bytes  {answer.status_code}  {cost}")
            for message in said:
                print(f"{'':<18} {message}")


if __name__ == "__main__":
    disable()
    fill(os.environ["DATABASE_URL"])
    attack(sys.argv[1], os.environ["DATABASE_URL"])
