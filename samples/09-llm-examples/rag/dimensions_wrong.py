"""Another embedding model, the same table. DATABASE_URL names an empty database."""

import os

import numpy as np

import store

connection = store.connect(os.environ["DATABASE_URL"])
connection.execute("INSERT INTO tenant VALUES ('aurora')")

# --8<-- [start:dimensions]
vector = np.zeros(768, np.float32)  # what a base-size model returns
connection.execute(
    "INSERT INTO chunk VALUES ('n', 'aurora', 'n', 'text', 'base', %s)", [vector]
)
# --8<-- [end:dimensions]
