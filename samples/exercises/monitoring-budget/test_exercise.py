import numpy as np
import pytest
from exercise import limit


# --8<-- [start:test]
@pytest.mark.parametrize("features", [1, 5, 40])
@pytest.mark.parametrize("copies", [1, 8])
def test_one_day_in_fifty_rings_however_many_features_there_are(features, copies):
    rng = np.random.default_rng(features)
    days = rng.exponential(size=(16_000, features))
    days = np.repeat(days, copies, axis=1)  # features that always move together
    found = limit(days[:8000], days=50)
    fresh = days[8000:].max(axis=1) > found
    assert 0.012 < fresh.mean() < 0.030


# --8<-- [end:test]
