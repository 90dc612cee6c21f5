import exercise
import pytest


def run(name, good, refused=0, clients=8, slow=0):
    answers = [(201, 0.010)] * (good - slow) + [(201, 0.900)] * slow
    return exercise.Run(name, clients, 2.0, 201, answers + [(422, 0.001)] * refused)


# --8<-- [start:test]
def test_a_refusal_is_no_creation():
    row = exercise.summary(run("a", good=100, refused=9000))
    assert row.per_second == 50
    assert row.p95 == pytest.approx(0.010)


def test_p95_sees_what_the_mean_hides():
    assert exercise.summary(run("a", good=100, slow=10)).p95 == pytest.approx(0.9)


def test_refusing_does_not_win():
    with pytest.raises(ValueError, match="refus"):
        exercise.rank([run("honest", good=100), run("broken", good=0, refused=5000)])


def test_other_numbers_of_clients_are_another_test():
    with pytest.raises(ValueError, match="compar"):
        exercise.rank([run("a", good=100), run("b", good=120, clients=64)])


def test_comparable_runs_are_ranked():
    rows = exercise.rank([run("slow", good=100), run("fast", good=150, refused=1)])
    assert [row.name for row in rows] == ["fast", "slow"]


# --8<-- [end:test]
