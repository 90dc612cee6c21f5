"""A keyword index that is built once answers from a document that is gone.

DATABASE_URL names an empty database.
"""

import os

import store
from chunks import current, load
from embed import CachedEncoder
from search import Keywords

connection, encoder = store.connect(os.environ["DATABASE_URL"]), CachedEncoder()
store.rebuild(connection, current(load()), encoder)

# --8<-- [start:stale]
texts = store.texts(connection, "aurora")
keywords = Keywords(texts)  # at the start of the process
store.remove(connection, "aurora/discount-codes")
for id_ in keywords.search("WELCOME10", k=1):
    print(id_, "in the table:", id_ in store.texts(connection, "aurora"))
    print(texts[id_].splitlines()[1])
# --8<-- [end:stale]
