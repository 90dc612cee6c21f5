"""Asks for four segments of customers that differ in nothing."""

# --8<-- [start:clusters]
import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

rng = np.random.default_rng(0)
customers = rng.normal(size=(3000, 6))  # one cloud, no segments
one, other = customers[:1500], customers[1500:]
first = KMeans(4, n_init=10, random_state=0).fit(one)
second = KMeans(4, n_init=10, random_state=0).fit(other)
print("segments found:", sorted(np.bincount(first.labels_).tolist()))
opinions = [model.predict(customers) for model in (first, second)]
agreed = adjusted_rand_score(*opinions)
print(f"agreement of two halves about the same customers: {agreed:.2f}")
# --8<-- [end:clusters]
