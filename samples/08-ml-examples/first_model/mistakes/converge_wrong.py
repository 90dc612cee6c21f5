"""Columns of very different size, and a solver that gives up."""

# --8<-- [start:converge]
import numpy as np
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(0)
cents, km = rng.lognormal(8, 1, 2000), rng.lognormal(2, 0.7, 2000)
floors = rng.integers(0, 9, (2000, 8))
returned = rng.random(2000) < 1 / (1 + np.exp(4 - 0.3 * km))

table = np.column_stack([cents, km, floors])
model = LogisticRegression().fit(table, returned)
# --8<-- [end:converge]
