"""Fits a line through three points, and ends."""

# --8<-- [start:points]
from sklearn.linear_model import LinearRegression

kilometres, hours = [[10], [20], [30]], [1.0, 2.0, 3.0]
model = LinearRegression().fit(kilometres, hours)
model.predict([[40]])
# --8<-- [end:points]
