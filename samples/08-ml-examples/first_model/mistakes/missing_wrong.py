"""Hands a linear model the empty cells of a real table."""

# --8<-- [start:missing]
import pandas as pd
from sklearn.linear_model import LogisticRegression

orders = pd.DataFrame({"km": [3.2, 8.0, 5.1], "floor": [2, None, 5]})
LogisticRegression().fit(orders, [0, 0, 1])
# --8<-- [end:missing]
