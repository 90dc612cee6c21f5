"""A perfect score on noise: as many numbers to choose as points to hit."""

# --8<-- [start:noise]
import numpy as np
from sklearn.linear_model import LinearRegression

rng = np.random.default_rng(0)
facts, hours = rng.normal(size=(3, 2)), rng.normal(size=3)  # noise
model = LinearRegression().fit(facts, hours)
print(f"R2 on the three points:       {model.score(facts, hours):.3f}")
facts, hours = rng.normal(size=(1000, 2)), rng.normal(size=1000)
print(f"R2 on a thousand new points: {model.score(facts, hours):.3f}")
# --8<-- [end:noise]
