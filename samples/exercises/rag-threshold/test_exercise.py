from exercise import choose

ANSWERABLE = [0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 0.95]
EMPTY = [0.15, 0.60]


# --8<-- [start:test]
def test_a_dear_false_answer_makes_the_system_careful() -> None:
    assert choose(ANSWERABLE, EMPTY, cost=5) == 0.65


def test_a_cheap_one_makes_it_talkative() -> None:
    assert choose(ANSWERABLE, EMPTY, cost=0.5) == 0.35


def test_the_groups_count_alike_whatever_their_size() -> None:
    # One of two empty ones is as bad as half of all the others.
    assert choose(ANSWERABLE * 10, EMPTY, cost=1) == choose(ANSWERABLE, EMPTY, cost=1)
    assert choose(ANSWERABLE, EMPTY, cost=1) == 0.65


def test_of_two_thresholds_that_cost_the_same_the_careful_one_wins() -> None:
    assert choose([0.8], [0.2], cost=1) == 0.8


# --8<-- [end:test]
