"""An alarm is only worth its known rates; these tests measure them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ks_1samp, uniform

import timeline
from alarm import Alarm
from drift import ks, psi, ranks
from labels import Conflict, Outcomes, Prediction
from timeline import WORLDS, Monitors, surprise
from world import AMOUNT, FEATURES, NEWSLETTER, WEIGHTS, late, orders


@pytest.fixture(scope="module")
def rng() -> np.random.Generator:
    return np.random.default_rng(20)


@pytest.fixture(scope="module")
def alarm() -> Alarm:
    rng = np.random.default_rng(21)
    return Alarm.calibrated(orders(rng, 12_000), 200, 100, rng)


# --8<-- [start:rate]
def test_the_false_alarms_are_as_many_as_promised(alarm: Alarm) -> None:
    """Once in 100 days, counted on 2,000 days that the alarm has not seen."""
    rng = np.random.default_rng(22)
    rang = sum(alarm.rings(orders(rng, 200)) for _ in range(2000))
    assert 5 <= rang <= 45  # 20 expected; chance and the finite reference
    # --8<-- [end:rate]


def test_a_real_shift_is_seen(alarm: Alarm) -> None:
    rng = np.random.default_rng(23)
    days = []
    for _ in range(50):
        today = orders(rng, 200)
        today[:, AMOUNT] += 0.5
        days.append(alarm.rings(today))
    assert np.mean(days) > 0.9
    assert int(np.argmax(alarm.distances(today))) == AMOUNT


def test_a_rarer_alarm_has_a_higher_limit() -> None:
    reference = orders(np.random.default_rng(24), 6000)
    limits = [
        Alarm.calibrated(reference, 200, days, np.random.default_rng(25)).limit
        for days in (10, 100, 1000)
    ]
    assert limits == sorted(limits)
    assert limits[0] < limits[2]


def test_more_rows_need_a_lower_limit() -> None:
    reference = orders(np.random.default_rng(26), 6000)
    small, large = (
        Alarm.calibrated(reference, rows, 100, np.random.default_rng(27)).limit
        for rows in (100, 1000)
    )
    assert large < small / 2


def test_our_distance_is_the_one_of_scipy() -> None:
    rng = np.random.default_rng(28)
    places = rng.random((150, 3)) ** [1, 1.3, 0.7]
    wanted = [ks_1samp(places[:, c], uniform.cdf).statistic for c in range(3)]
    assert ks(places) == pytest.approx(wanted)


def test_ranks_of_the_reference_itself_are_even() -> None:
    known = np.sort(np.random.default_rng(29).normal(size=(1000, 2)), axis=0)
    assert ranks(known, known)[:, 0] == pytest.approx(np.arange(1, 1001) / 1000)


@given(st.integers(0, 2**32 - 1), st.integers(1, 60))
def test_the_index_is_finite_whatever_is_empty(seed: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    found = psi(rng.normal(size=500), rng.normal(loc=9, size=rows))
    assert np.isfinite(found)
    assert found > 0


def test_the_index_is_nothing_for_the_same_and_grows_with_the_shift() -> None:
    values = np.random.default_rng(30).normal(size=4000)
    found = [psi(values, values + shift) for shift in (0, 0.2, 0.5, 1)]
    assert found[0] == pytest.approx(0, abs=1e-6)
    assert found == sorted(found)


def test_the_fixed_rules_cry_on_days_without_drift() -> None:
    rng = np.random.default_rng(31)
    reference = orders(rng, 5000)
    rang = [
        max(psi(reference[:, c], today[:, c]) for c in range(FEATURES)) > 0.1
        for today in (orders(rng, 200) for _ in range(40))
    ]
    assert 0.15 < np.mean(rang) < 0.6


def test_surprise_is_zero_on_average_where_the_risks_are_true() -> None:
    rng = np.random.default_rng(32)
    for mood in (-1.0, 0.0, 2.0):
        rows = orders(rng, 40_000)
        rows[:, AMOUNT] += mood
        risk = 1 / (1 + np.exp(-(rows @ WEIGHTS - 1.0)))
        found = surprise(risk, late(rng, rows))
        assert abs(found.mean()) < 4 * found.std() / 200


@pytest.fixture(scope="module")
def lives() -> dict[str, list[dict[str, int | None]]]:
    rng = np.random.default_rng(33)
    monitors = Monitors(rng)
    return {
        name: [monitors.watch(change, truth, rng) for _ in range(6)]
        for name, (change, truth) in WORLDS.items()
    }


Lives = dict[str, list[dict[str, int | None]]]


def rang(lives: Lives, world: str, monitor: str) -> int:
    return sum(life[monitor] is not None for life in lives[world])


def test_inputs_ring_at_once_for_a_change_that_does_not_matter(lives: Lives) -> None:
    world = "a feature moves that decides nothing"
    assert [life["inputs"] for life in lives[world]] == [0] * 6
    assert rang(lives, world, "outcomes") <= 3


def test_new_customers_are_no_fault_of_the_model(lives: Lives) -> None:
    world = "customers change, the truth does not"
    assert rang(lives, world, "predictions") == 6
    assert rang(lives, world, "outcomes") <= 3


def test_only_outcomes_see_that_the_truth_has_changed_and_late(lives: Lives) -> None:
    world = "the truth changes, customers do not"
    assert rang(lives, world, "inputs") <= 2
    days = [life["outcomes"] for life in lives[world]]
    assert all(day is not None and timeline.RIPE <= day < 40 for day in days)


def test_labels_join_once_however_often_they_come() -> None:
    log = [Prediction(f"o{n}", n, "v1", n / 10) for n in range(5)]
    outcomes = Outcomes()
    outcomes.add([("o0", 1), ("o1", 0)])
    outcomes.add([("o1", 0), ("o1", 0), ("elsewhere", 1)])
    pairs, waiting, overdue = outcomes.join(log, today=4, ripe_after=2)
    assert pairs == [(0.0, 1), (0.1, 0)]
    assert (waiting, overdue) == (2, 1)
    outcomes.add([("o2", 1)])
    assert len(outcomes.join(log, 4, 2)[0]) == 3


def test_an_early_label_waits_for_the_others() -> None:
    outcomes = Outcomes({"o0": 0})
    pairs, waiting, overdue = outcomes.join([Prediction("o0", 9, "v1", 0.2)], 10, 30)
    assert (pairs, waiting, overdue) == ([], 1, 0)


@pytest.mark.parametrize(
    "batch", [[("b", 1), ("a", 1)], [("b", 1), ("c", 0), ("c", 1)]]
)
def test_a_label_that_contradicts_is_refused_and_none_is_taken(
    batch: list[tuple[str, int]],
) -> None:
    outcomes = Outcomes({"a": 0})
    with pytest.raises(Conflict, match="before"):
        outcomes.add(batch)
    assert outcomes.known == {"a": 0}


def test_the_model_of_the_table_leans_a_little_on_noise() -> None:
    model = Monitors(np.random.default_rng(7)).model
    weight = abs(float(model.coef_[0][NEWSLETTER]))
    assert 0.02 < weight < 0.15
