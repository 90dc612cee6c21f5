import pytest
from exercise import shares
from hypothesis import given
from hypothesis import strategies as st


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("amount", "weights", "found"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (1000, [1, 2, 3], [167, 333, 500]),
        (5, [1, 1], [3, 2]),
        (10**18 + 3, [1, 1], [5 * 10**17 + 2, 5 * 10**17 + 1]),
        (7, [0, 1], [0, 7]),
    ],
)
def test_shares(amount, weights, found):
    assert shares(amount, weights) == found


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(0, 1000), min_size=1).filter(any),
)
def test_nothing_is_lost_and_each_is_off_by_less_than_a_cent(amount, weights):
    found = shares(amount, weights)
    assert sum(found) == amount
    total = sum(weights)
    for share, weight in zip(found, weights, strict=True):
        assert abs(share * total - amount * weight) < total


# --8<-- [end:test]
