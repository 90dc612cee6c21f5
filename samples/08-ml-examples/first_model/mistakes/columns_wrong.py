"""Encodes each table by itself, so each gets columns of its own."""

# --8<-- [start:columns]
import pandas as pd
from sklearn.linear_model import LogisticRegression


def encoded(orders: list[dict]):
    return pd.get_dummies(pd.DataFrame(orders), dtype=float).to_numpy()


depots = ["north", "south", "east", "west", "centre"]
carriers = ["post", "van", "bike"]
spring = [
    {"km": n, "parts": n % 3, "before": 0,
     "depot": depots[n % 5], "carrier": carriers[n % 3]}
    for n in range(30)
]  # fmt: skip
june = [*spring, spring[0] | {"depot": "harbour"}]

returned = [n % 2 for n in range(30)]
model = LogisticRegression().fit(encoded(spring), returned)
model.predict(encoded(june))
# --8<-- [end:columns]
