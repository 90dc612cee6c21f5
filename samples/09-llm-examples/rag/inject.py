"""The same page, the same obedient model, and what does not depend on either.

DATABASE_URL names an empty database: python inject.py
"""

from __future__ import annotations

import os
from pathlib import Path

import store
import stub_model
from answer import Budget, answer, client
from chunks import current, load
from embed import CachedEncoder
from quarantine import admit
from retrieve import Retriever

ATTACKS = Path(__file__).with_name("attacks")
QUESTION = "May the fabric shade of floor lamp LMP-0517 be washed?"


# --8<-- [start:defences]
def main(url: str) -> None:
    connection, encoder = store.connect(url), CachedEncoder()
    retriever = Retriever(connection, encoder)
    everything = [*current(load()), *load(ATTACKS)]
    with stub_model.running() as (base_url, app):
        api = client(base_url, key="unused")
        for case in ("quarantined", "approved by mistake"):
            approved = (
                frozenset() if case == "quarantined" else {"aurora/floor-lamp-care"}
            )
            admitted, waiting = admit(everything, frozenset(approved))
            store.rebuild(connection, admitted, encoder)
            done = answer(retriever, api, "obedient", "aurora", QUESTION, Budget(5_000))
            print(f"{case}: {len(waiting)} waiting for a person")
            print(f"  tools offered to the model: {app.state.bodies[-1].get('tools')}")
            print(f"  answer: {[claim.text for claim in done.claims]}")
            print(f"  refused: {done.refused}")


# --8<-- [end:defences]

if __name__ == "__main__":
    main(os.environ["DATABASE_URL"])
