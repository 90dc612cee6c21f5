import numpy as np
import pytest
from exercise import limit


# --8<-- [start:test]
@pytest.mark.parametrize("features", [1, 5, 40])
def test_one_day_in_fifty_rings_however_many_features_there_are(features):
    rng = np.random.default_rng(features)
    found = limit(rng.exponential(size=(8000, features)), days=50)
    fresh = rng.exponential(size=(8000, features)).max(axis=1) > found
    assert 0.012 < fresh.mean() < 0.030


# --8<-- [end:test]
