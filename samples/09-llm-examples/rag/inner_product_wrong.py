"""Inner product of vectors that were never brought to length 1.

DATABASE_URL names an empty database.
"""

import os

import numpy as np

import store
from chunks import by_heading, current, load
from embed import Encoder
from evaluate import questions
from retrieve import THRESHOLD


class Raw(Encoder):
    def pool(self, x, mask):
        return (x * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)


encoder = Raw()
sources = [c for d in current(load()) if "error" in d.id for c in by_heading(d)]
connection = store.connect(os.environ["DATABASE_URL"])
connection.execute("INSERT INTO tenant VALUES ('all')")
vectors = encoder.batch([chunk.text for chunk in sources])
for chunk, vector in zip(sources, vectors, strict=True):
    row = [chunk.id, "all", chunk.document.id, chunk.text, "raw", vector]
    connection.execute("INSERT INTO chunk VALUES (%s, %s, %s, %s, %s, %s)", row)

# --8<-- [start:product]
best = "SELECT max(-(embedding <#> %s)) FROM chunk"  # <#> is minus the inner product
asked = [q.question for q in questions("test", answerable=False)]
scores = [connection.execute(best, [v]).fetchone()[0] for v in encoder.batch(asked)]
print(f"lowest score {min(scores):.1f}, highest {max(scores):.1f}")
print(f"above the threshold: {sum(np.array(scores) > THRESHOLD)} of {len(asked)}")
# --8<-- [end:product]
