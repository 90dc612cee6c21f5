import pytest


# --8<-- [start:float]
def test_tax_as_a_float():
    assert 1.1 * 3 == 3.3


def test_a_million_with_approx():
    charged = 1_000_000.99
    assert charged == pytest.approx(1_000_000.00)  # (!)


# --8<-- [end:float]
