"""Index the handbook and ask it a few questions.

DATABASE_URL names an empty database: python ask.py
"""

from __future__ import annotations

import os
import textwrap

import store
import stub_model
from answer import Budget, answer, client
from chunks import current, load
from embed import CachedEncoder
from retrieve import Retriever

# --8<-- [start:asked]
ASKED = [
    ("aurora", "How many days does a customer have to return an article?"),
    ("aurora", "¿A qué hora abre la tienda de Madrid?"),
    ("aurora", "ERR-4312"),
    ("boreal", "ERR-4312"),
    ("aurora", "What does ERR-9999 mean?"),
    ("aurora", "Do we ship to Canada?"),
    ("aurora", "What discount do resellers get?"),
]
# --8<-- [end:asked]


def main(url: str) -> None:
    connection, encoder = store.connect(url), CachedEncoder()
    store.rebuild(connection, current(load()), encoder)
    retriever, budget = Retriever(connection, encoder), Budget(left=50_000)
    with stub_model.running() as (base_url, _):
        api = client(base_url, key="unused")
        for tenant, question in ASKED:
            done = answer(retriever, api, "extract", tenant, question, budget)
            print(f"{tenant}: {question}")
            for claim in done.claims:
                print(textwrap.indent(textwrap.fill(claim.text, 68), "  "))
                print(f"  [{claim.chunk}]")
            if done.refused:
                print(f"  refused: {done.refused}")


if __name__ == "__main__":
    main(os.environ["DATABASE_URL"])
