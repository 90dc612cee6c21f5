"""An alarm is only worth its known rates; these tests measure them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ks_2samp
from sklearn.metrics import accuracy_score, log_loss, roc_auc_score

import timeline
from alarm import Alarm
from drift import ks, psi, ranks
from labels import Conflict, Outcomes, Prediction
from timeline import ONCE_IN, WORLDS, Monitors, nothing, surprise
from weekend_wrong import quiet
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
        for days in (10, 100, 500)
    ]
    assert limits[0] < limits[1] < limits[2]


def test_more_rows_need_a_lower_limit() -> None:
    reference = orders(np.random.default_rng(26), 6000)
    small, large = (
        Alarm.calibrated(reference, rows, 100, np.random.default_rng(27)).limit
        for rows in (100, 1000)
    )
    assert large < small / 2


@pytest.mark.parametrize("rows", [50, 800])
def test_a_day_of_another_size_is_promised_the_same(alarm: Alarm, rows: int) -> None:
    rng = np.random.default_rng(37)
    rang = sum(alarm.rings(orders(rng, rows)) for _ in range(500))
    assert 1 <= rang <= 14  # 5 expected
    assert alarm.limit_for(alarm.rows) == alarm.limit


def test_the_order_of_the_reference_does_not_matter() -> None:
    """Two warehouses that log in turn are in both halves."""
    reference = orders(np.random.default_rng(47), 6000)
    reference[::2, AMOUNT] += 1
    alarm = Alarm.calibrated(reference, 200, 100, np.random.default_rng(48))
    assert alarm.limit < 0.2


def test_a_small_reference_does_not_play_today_as_well() -> None:
    """The half that plays is another one, or the limit would be far too low."""
    rng = np.random.default_rng(46)
    alarm = Alarm.calibrated(orders(rng, 400), 200, 50, rng)
    assert sum(alarm.rings(orders(rng, 200)) for _ in range(100)) <= 6


def test_features_that_move_together_count_once() -> None:
    """Twenty copies of one column get the limit of that column."""
    one = np.random.default_rng(38).normal(size=(4000, 1))
    limits = [
        Alarm.calibrated(rows, 200, 100, np.random.default_rng(39)).limit
        for rows in (one, np.repeat(one, 20, axis=1))
    ]
    assert limits[0] == limits[1]
    many = np.random.default_rng(38).normal(size=(4000, 20))
    assert Alarm.calibrated(many, 200, 100, np.random.default_rng(39)).limit > limits[0]


def test_features_that_stop_moving_together_are_not_seen(alarm: Alarm) -> None:
    rng = np.random.default_rng(40)
    rang = 0
    for _ in range(300):
        today = rng.permuted(orders(rng, 200), axis=0)  # each column on its own
        rang += alarm.rings(today)
    assert rang <= 12


def test_a_reference_for_each_kind_of_day_keeps_the_lower_limit() -> None:
    rng = np.random.default_rng(45)
    saturdays, all_days = (
        Alarm.calibrated(
            np.concatenate([quiet(rng, day) for day in kind]), 200, 100, rng
        )
        for kind in ([5] * 40, list(range(70)))
    )
    rang = [
        np.mean([alarm.rings(quiet(rng, 5)) for _ in range(300)])
        for alarm in (saturdays, all_days)
    ]
    assert rang[0] < 0.04
    assert rang[1] > 0.4
    assert saturdays.limit == pytest.approx(all_days.limit, rel=0.15)


@pytest.mark.parametrize("days", [0.5, 1, 501])
def test_a_promise_that_the_trials_cannot_show_is_refused(days: float) -> None:
    rng = np.random.default_rng(41)
    with pytest.raises(ValueError, match="trials cannot show"):
        Alarm.calibrated(orders(rng, 1000), 200, days, rng)


@pytest.mark.parametrize("digits", [0, 1, 9])
def test_our_distance_is_the_one_of_scipy(digits: int) -> None:
    """With counts as well, where most values are there many times."""
    rng = np.random.default_rng(28)
    known = np.sort(rng.normal(size=(600, 3)).round(digits), axis=0)
    today = (rng.normal(size=(150, 3)) * [1, 1.5, 1] + [0, 0, 0.7]).round(digits)
    wanted = [ks_2samp(known[:, c], today[:, c]).statistic for c in range(3)]
    assert ks(ranks(known, today)) == pytest.approx(wanted)


def test_ranks_of_the_reference_itself_are_even() -> None:
    known = np.sort(np.random.default_rng(29).normal(size=(1000, 2)), axis=0)
    below, up_to = ranks(known, known)
    assert below[:, 0] == pytest.approx(np.arange(1000) / 1000)
    assert up_to[:, 1] == pytest.approx(np.arange(1, 1001) / 1000)


def test_a_yes_or_no_beside_the_amounts_does_not_blind_the_alarm() -> None:
    rng = np.random.default_rng(34)

    def day(rows: int) -> np.ndarray:
        return np.column_stack([rng.normal(size=rows), rng.integers(0, 2, rows)])

    alarm = Alarm.calibrated(day(6000), 200, 100, rng)
    assert alarm.limit < 0.2
    today = day(200)
    assert not alarm.rings(today)
    today[:, 0] += 0.6
    assert alarm.rings(today)


@pytest.mark.parametrize("lost", [0.3, 1])
def test_a_column_that_gets_lost_rings(alarm: Alarm, lost: float) -> None:
    rng = np.random.default_rng(35)
    today = orders(rng, 200)
    today[rng.random(200) < lost, AMOUNT] = np.nan
    assert alarm.rings(today)
    assert int(np.argmax(alarm.distances(today))) == AMOUNT


def test_values_that_were_always_missing_are_quiet() -> None:
    rng = np.random.default_rng(36)

    def day(rows: int) -> np.ndarray:
        found = orders(rng, rows)
        found[rng.random(rows) < 0.3, AMOUNT] = np.nan
        return found

    alarm = Alarm.calibrated(day(6000), 200, 100, rng)
    assert sum(alarm.rings(day(200)) for _ in range(300)) <= 12
    reference = day(4000)[:, AMOUNT]
    assert psi(reference, day(4000)[:, AMOUNT]) < 0.02
    assert psi(reference, np.full(4000, np.nan)) > 1


def test_the_index_is_the_one_worked_out_by_hand() -> None:
    """Ten bins of 100 rows; today fills half of them. Half a row more in each."""
    reference = np.arange(1000.0)
    full, empty, before = 100.5 / 505, 0.5 / 505, 0.1
    wanted = 5 * (full - before) * np.log(full / before)
    wanted += 5 * (empty - before) * np.log(empty / before)
    assert psi(reference, reference[:500]) == pytest.approx(wanted)
    assert psi(reference, reference[500:]) == pytest.approx(wanted)
    assert (
        psi(reference, reference[:500] - 1e6) > wanted
    )  # beyond the edges, and counted


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


def test_other_scores_fall_with_harder_orders_and_surprise_does_not() -> None:
    rng = np.random.default_rng(42)
    found = []
    for likeness in (1.0, 0.4):  # who is more alike is harder to tell apart
        rows = likeness * orders(rng, 40_000)
        risk = 1 / (1 + np.exp(-(rows @ WEIGHTS - 1.0)))
        outcome = late(rng, rows)
        away = surprise(risk, outcome)
        assert abs(away.mean()) < 4 * away.std() / 200
        found.append(
            (
                accuracy_score(outcome, risk > 0.5),
                roc_auc_score(outcome, risk),
                -log_loss(outcome, risk),
            )
        )
    before, after = found
    assert all(now < then - 0.01 for then, now in zip(before, after, strict=True))


def test_surprise_grows_when_risks_are_too_sure_and_falls_when_too_shy() -> None:
    rng = np.random.default_rng(43)
    rows = orders(rng, 40_000)
    outcome = late(rng, rows)
    sure, shy = (
        surprise(1 / (1 + np.exp(-by * (rows @ WEIGHTS - 1.0))), outcome).mean()
        for by in (2.0, 0.5)
    )
    assert sure > 0.1
    assert shy < -0.03


def test_surprise_sees_nothing_at_one_half() -> None:
    assert surprise(np.full(2, 0.5), np.array([0.0, 1.0])).tolist() == [0.0, 0.0]
    assert np.isfinite(surprise(np.array([0.0, 1.0]), np.array([1.0, 0.0]))).all()


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
    assert rang(lives, world, "predictions") <= 3
    days = [life["outcomes"] for life in lives[world]]
    assert all(day is not None and timeline.RIPE <= day < 40 for day in days)


def test_without_a_change_each_monitor_is_as_quiet_as_promised() -> None:
    """Counted alone: the first alarm of a life says too little about its rate."""
    rng = np.random.default_rng(44)
    monitors = Monitors(rng)
    quiet = [monitors.watch(nothing, WEIGHTS, rng) for _ in range(12)]
    days = 12 * (timeline.DAYS - timeline.CHANGE)
    for monitor in ("inputs", "predictions", "outcomes"):
        rang = sum(life[monitor] is not None for life in quiet)
        assert rang <= 4 * days / ONCE_IN


def test_outcomes_ring_for_risks_too_shy_and_days_count_from_the_change() -> None:
    rng = np.random.default_rng(49)
    monitors = Monitors(rng)
    monitors.inputs = replace(monitors.inputs, limit=-1.0)  # rings every day
    life = monitors.watch(nothing, 3 * WEIGHTS, rng)
    assert life["inputs"] == 0
    assert life["outcomes"] is not None
    assert timeline.RIPE <= life["outcomes"] < 40


def test_labels_join_once_however_often_they_come() -> None:
    log = [Prediction(f"o{n}", n, "v1", n / 10) for n in range(5)]
    outcomes = Outcomes()
    outcomes.add([("o0", 1), ("o1", 0)])
    outcomes.add([("o1", 0), ("o1", 0), ("elsewhere", 1)])
    pairs, waiting, overdue = outcomes.join(log, "v1", today=4, ripe_after=2)
    assert pairs == [(0.0, 1), (0.1, 0)]
    assert (waiting, overdue) == (2, 1)
    outcomes.add([("o2", 1)])
    assert len(outcomes.join(log, "v1", 4, 2)[0]) == 3


def test_an_order_counts_once_for_each_model_and_as_it_was_first_asked() -> None:
    log = [
        Prediction("o0", 0, "v1", 0.1),
        Prediction("o0", 0, "v2", 0.2),
        Prediction("o0", 9, "v2", 0.9),  # asked again, and not ripe again
    ]
    outcomes = Outcomes({"o0": 1})
    assert outcomes.join(log, "v1", 9, 5) == ([(0.1, 1)], 0, 0)
    assert outcomes.join(log, "v2", 9, 5) == ([(0.2, 1)], 0, 0)
    assert outcomes.join(log, "v3", 9, 5) == ([], 0, 0)
    assert Outcomes().join(log, "v2", 9, 5) == ([], 0, 1)
    others = [Prediction(order, 0, "v2", 0.5) for order in ("a", "b")]
    assert Outcomes().join([*log, *others], "v2", 9, 5) == ([], 0, 3)


def test_an_early_label_waits_for_the_others() -> None:
    outcomes = Outcomes({"o0": 0})
    log = [Prediction("o0", 9, "v1", 0.2)]
    assert outcomes.join(log, "v1", today=10, ripe_after=30) == ([], 1, 0)
    assert outcomes.join(log, "v1", today=38, ripe_after=30) == ([], 1, 0)
    assert outcomes.join(log, "v1", today=39, ripe_after=30) == ([(0.2, 0)], 0, 0)


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
