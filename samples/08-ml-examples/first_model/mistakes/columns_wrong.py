"""Encodes each table by itself, so each gets columns of its own."""

# --8<-- [start:columns]
import pandas as pd
from sklearn.linear_model import LogisticRegression


def encoded(orders: list[dict]):
    return pd.get_dummies(pd.DataFrame(orders), dtype=float).to_numpy()


depots = ["north", "south", "east", "west", "centre"]
spring = [
    {"km": n, "parts": n % 3, "before": 0, "depot": depots[n % 5], "carrier": carrier}
    for n in range(10)
    for carrier in ("post", "van", "bike")
]
june = [
    *spring,
    {"km": 4, "parts": 1, "before": 0, "depot": "harbour", "carrier": "van"},
]

model = LogisticRegression().fit(encoded(spring), [n % 2 for n in range(30)])
model.predict(encoded(june))
# --8<-- [end:columns]
