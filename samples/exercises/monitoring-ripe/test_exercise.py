import pytest
from exercise import late_share


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("orders", "share"),
    [
        ([(0, False), (0, True)], 0.5),
        ([(0, False), (25, False), (26, False)], 0.0),
        ([(0, None), (0, False)], 0.5),
        ([(0, True), (25, False), (25, False)], 1.0),
        ([(25, False)], None),
        ([], None),
        ([(10, None), (9, False), (11, True)], 0.5),
    ],
)
def test_late_share(orders, share):
    assert late_share(orders, today=40, ripe=30) == share


# --8<-- [end:test]
