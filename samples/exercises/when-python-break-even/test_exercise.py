import pytest
from exercise import months


# --8<-- [start:test]
def test_a_large_load_pays_for_the_rewrite() -> None:
    # 100 cores become 10, which saves 2,700 euros; the second runtime takes 200.
    assert months(5_000, 20, 10, 50_000, 200) == pytest.approx(20)


def test_twice_the_load_pays_in_less_than_half_the_time() -> None:
    assert months(10_000, 20, 10, 50_000, 200) < months(5_000, 20, 10, 50_000, 200) / 2


@pytest.mark.parametrize("faster", [2, 20, 1_000_000])
def test_no_factor_rescues_a_small_load(faster: float) -> None:
    assert months(167, 1, faster, 50_000, 200) is None


def test_what_saves_exactly_its_upkeep_never_pays() -> None:
    assert months(1_000, 20, 10, 50_000, 540) is None


# --8<-- [end:test]
