"""The pass from the data to the judgement: leaks, piles, metrics, intervals."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.dummy import DummyClassifier
from sklearn.metrics import (
    accuracy_score,
    brier_score_loss,
    roc_auc_score,
)
from sklearn.model_selection import GroupShuffleSplit, train_test_split

import apart
import costs
import shop
from baselines import rule
from choose import cheapest, fitted
from decide import needed
from interval import by_row, interval
from judge import bins, judge, slices
from models import (
    ALLOWED,
    CLAUSE,
    KINDS,
    NUMBERS,
    boosting,
    features,
    linear,
)
from piles import piles

RESULTS = Path(__file__).with_name("results")


def thousand(amounts: np.ndarray) -> float:
    return float(amounts.mean() * 1000)


def risk_of(model, part: pd.DataFrame) -> np.ndarray:
    return model.predict_proba(features(part))[:, 1]


# The data


def test_a_return_counts_from_the_day_on_which_it_is_known():
    days = pd.to_datetime(
        ["2026-01-01", "2026-01-07", "2026-01-08", "2026-01-20"]
    )
    orders = pd.DataFrame(
        {
            "customer": [1, 1, 1, 1, 2],
            "placed": [*days, days[3]],
            "returned": [1, 0, 1, 1, 0],
        }
    )
    assert shop.known_before(orders).tolist() == [0, 0, 1, 2, 0]


def test_the_truth_is_what_the_orders_follow(everything):
    hoped, found = (
        everything["risk"].mean(),
        everything["returned"].mean(),
    )
    assert found == pytest.approx(hoped, abs=0.004)
    high = everything["risk"] > 0.5
    assert everything.loc[high, "returned"].mean() > 0.6


def test_the_same_seed_gives_the_same_orders_and_another_does_not():
    one, same, other = (
        shop.orders(seed, customers=50) for seed in (3, 3, 4)
    )
    pd.testing.assert_frame_equal(one, same)
    assert not one.equals(other)


# --8<-- [start:columns]
def test_only_what_is_known_at_the_order_decides(everything):
    given = features(everything)
    assert set(given) - {CLAUSE} <= set(ALLOWED)
    unknown = [
        one for one, known in shop.COLUMNS.items() if known != "order"
    ]
    without = everything.drop(columns=unknown)
    pd.testing.assert_frame_equal(features(without), given)


# --8<-- [end:columns]


# The piles


# --8<-- [start:piles]
def test_no_customer_is_in_two_piles(parts):
    for one, other in itertools.combinations(parts.values(), 2):
        assert set(one["customer"]) & set(other["customer"]) == set()


def test_a_pile_begins_when_the_one_before_is_history(parts):
    late = pd.Timedelta(days=shop.KNOWN_AFTER_DAYS)
    for earlier, later in itertools.pairwise(parts.values()):
        assert earlier["placed"].max() + late < later["placed"].min()


# --8<-- [end:piles]


def test_shuffled_rows_share_customers_and_places_remember_them(
    everything,
):
    shuffled = train_test_split(
        np.arange(len(everything)), random_state=0
    )
    met, own, auc = apart.score(everything, *shuffled)
    assert met > 0.9
    assert own > 0.5
    assert auc > 0.68
    groups = GroupShuffleSplit(3, test_size=0.25, random_state=0)
    for seen, new in groups.split(
        everything, groups=everything["customer"]
    ):
        met, own, auc = apart.score(everything, seen, new)
        assert met == own == 0
        assert auc < 0.56  # what is left is the distance from the depot


def test_the_notebook_hardly_beats_always_no(everything):
    place = everything[["east", "north"]]
    split = train_test_split(
        place, everything["returned"], random_state=0
    )
    always_no = 1 - split[3].mean()
    model = apart.KNeighborsClassifier(5).fit(split[0], split[2])
    assert abs(model.score(split[1], split[3]) - always_no) < 0.005


# The pipeline


# --8<-- [start:alone]
def test_a_row_alone_gets_the_risk_that_it_gets_in_the_crowd(done):
    few = done.part.head(40)
    alone = [
        done.model.predict_proba(features(few.iloc[[place]]))[0, 1]
        for place in range(len(few))
    ]
    assert alone == pytest.approx(done.risk[:40], abs=1e-12)


def test_rows_outside_the_fit_change_nothing(everything, done, table):
    spoilt = everything.copy()
    outside = ~everything.index.isin(piles(everything)["fit"].index)
    spoilt.loc[outside, ["km", "floor", "value"]] = 1e6
    spoilt.loc[outside, ["address", "returned"]] = ["moon", 1]
    again = judge(spoilt, table).model
    assert np.array_equal(risk_of(again, done.part), done.risk)


# --8<-- [end:alone]


# --8<-- [start:shuffled]
def test_shuffled_answers_give_chance(everything):
    rng, scores = np.random.default_rng(0), []
    for _ in range(3):
        answers = rng.permutation(everything["returned"])
        parts = piles(everything.assign(returned=answers))
        fit, part = parts["fit"], parts["choose"]
        model = linear().fit(features(fit), fit["returned"])
        scores.append(
            roc_auc_score(part["returned"], risk_of(model, part))
        )
    assert abs(np.mean(scores) - 0.5) < 0.03


# --8<-- [end:shuffled]


def test_the_dummy_ignores_what_it_is_given(parts):
    fit = parts["fit"]
    dummy = DummyClassifier(strategy="prior").fit(
        features(fit), fit["returned"]
    )
    assert np.ptp(risk_of(dummy, parts["choose"])) == 0


def test_an_empty_floor_is_filled_and_marked(parts):
    fit = parts["fit"]
    model = linear().fit(features(fit), fit["returned"])
    filled = model[0].named_transformers_["numbers"][0]
    names = [name for name in features(fit) if name not in KINDS]
    median = dict(zip(names, filled.statistics_, strict=True))["floor"]
    assert median == fit["floor"].median() > 0
    assert filled.indicator_.features_.tolist() == [names.index("floor")]


def test_boosting_holds_no_random_rows_back(parts):
    fit = parts["fit"].head(11_000)  # from 10,001 rows on, "auto" would
    trees = boosting().fit(features(fit), fit["returned"])[-1]
    assert not trees.do_early_stopping_


def test_a_new_depot_is_no_error(done):
    assert "harbour" not in set(
        done.model[0].transformers_[0][1].categories_[1]
    )
    assert np.isfinite(done.risk[done.part["depot"] == "harbour"]).all()


# Costs and thresholds


@pytest.mark.parametrize(("returned", "checked", "euros"), [
    (0, False, 0.0), (1, False, 16.0), (0, True, 1.5), (1, True, 1.5 + 0.3 * 16),
])  # fmt: skip
def test_an_order_costs_what_the_table_says(
    table, returned, checked, euros
):
    found = table.of(np.array([returned]), np.array([checked]))
    assert found == pytest.approx([euros])


def test_at_the_break_even_risk_a_check_changes_nothing(table):
    at = table.break_even
    risk = np.array([at * 0.99, at, at * 1.01])
    less = table.of(risk, np.zeros(3, bool)) - table.of(
        risk, np.ones(3, bool)
    )
    assert less[0] < 0 < less[2]
    assert less[1] == pytest.approx(0)


@pytest.fixture(scope="module")
def risks(parts):
    part = parts["choose"]
    return {
        name: risk_of(one, part)
        for name, one in fitted(parts["fit"]).items()
    }


def test_the_most_accurate_is_not_the_cheapest(parts, risks, table):
    part = parts["choose"]
    returned, desk = part["returned"].to_numpy(), rule(part)
    nobody, half = np.zeros(len(part), bool), risks["linear"] >= 0.5
    careful = risks["linear"] >= table.break_even
    right = [
        accuracy_score(returned, who)
        for who in (half, nobody, careful, desk)
    ]
    assert right == sorted(right, reverse=True)
    euros = [
        thousand(table.of(returned, who))
        for who in (careful, desk, half, nobody)
    ]
    assert euros == sorted(euros)


def test_always_no_is_almost_always_right_about_lockers(parts):
    lockers = parts["judge"].loc[
        parts["judge"]["address"] == "locker", "returned"
    ]
    assert 1 - lockers.mean() > 0.99


def test_the_threshold_of_the_costs_is_as_good_as_the_cheapest(
    parts, risks, table
):
    part = parts["choose"]
    returned, risk = part["returned"].to_numpy(), risks["linear"]
    best = cheapest(table, returned, risk)
    assert abs(best - table.break_even) < 0.05
    ours = table.of(returned, risk >= table.break_even)
    theirs = table.of(returned, risk >= best)
    assert thousand(ours) - thousand(theirs) < 10
    assert (
        thousand(table.of(returned, risk >= 0.5)) - thousand(ours) > 100
    )


def test_the_desks_clause_makes_the_difference_and_boosting_does_not(
    parts, risks, table
):
    part = parts["choose"]
    returned, people = (
        part["returned"].to_numpy(),
        part["customer"].to_numpy(),
    )
    euros = {
        name: table.of(returned, risk >= table.break_even)
        for name, risk in risks.items()
    }
    desk = table.of(returned, rule(part))
    low, high = interval(desk - euros["linear, no clause"], people)
    assert low < 0 < high
    assert interval(desk - euros["linear"], people)[0] > needed(table)
    low, high = interval(euros["linear"] - euros["boosting"], people)
    assert low < 0 < high


def test_the_clause_is_what_the_residuals_show(parts):
    fit, part = parts["fit"], parts["choose"]
    closed = (part["address"] == "office") & part["weekend"]
    left = {}
    for name, model in {
        "without": linear(tuple(NUMBERS)),
        "with": linear(),
    }.items():
        model.fit(features(fit), fit["returned"])
        left[name] = (part["returned"] - risk_of(model, part))[
            closed
        ].mean()
    assert left["without"] > 0.08
    assert abs(left["with"]) < 0.05


def test_a_column_from_afterwards_promises_and_breaks(table):
    import later_wrong  # its lines run when it is imported

    part, model = later_wrong.part, later_wrong.model
    returned = part["returned"].to_numpy()
    given = later_wrong.with_contacts(part)

    def euros(columns: pd.DataFrame) -> float:
        risk = model.predict_proba(columns)[:, 1]
        return thousand(table.of(returned, risk >= table.break_even))

    desk = thousand(table.of(returned, rule(part)))
    assert euros(given) < desk - 200
    assert euros(given.assign(contacts=0)) > desk + 50


# The judgement


def test_the_model_beats_the_rule_and_its_own_cost(done, table):
    low, high = done.range
    assert needed(table) < low < thousand(done.saved) < high


def test_the_truth_agrees_that_it_saves(done, table):
    """With the true risks for outcomes there is no luck in the number."""
    risk = done.part["risk"].to_numpy()
    amounts = table.of(risk, rule(done.part)) - table.of(
        risk, done.checked
    )
    low, high = done.range
    assert low < thousand(amounts) < high
    assert thousand(amounts) > needed(table)


def test_copies_of_orders_are_no_news():
    rng = np.random.default_rng(0)
    saved, people = (
        rng.normal(0.06, 2.0, 500),
        np.repeat(np.arange(100), 5),
    )
    copied, owners = np.repeat(saved, 9), np.repeat(people, 9)
    assert interval(copied, owners) == pytest.approx(
        interval(saved, people)
    )
    width = np.ptp(by_row(saved))
    assert np.ptp(by_row(copied)) == pytest.approx(width / 3, rel=0.01)


def test_an_interval_by_customer_holds_the_truth_and_one_by_row_does_not():
    rng = np.random.default_rng(0)
    held = rows_held = 0
    people = np.repeat(np.arange(80), 6)
    for _ in range(200):
        habit = np.repeat(rng.normal(0, 1, 80), 6)
        saved = habit + rng.normal(0, 1, 480)
        low, high = interval(saved, people, draws=300)
        held += low <= 0 <= high
        low, high = by_row(saved)
        rows_held += low <= 0 <= high
    assert 180 <= held <= 199
    assert rows_held < 160


def test_about_one_order_in_nine_is_in_no_pile(everything, parts):
    left = len(everything) - sum(len(part) for part in parts.values())
    assert left / len(everything) == pytest.approx(1 / 9, abs=0.01)


def test_the_pile_cannot_tell_for_four_slices(done):
    people = done.part["customer"].to_numpy()
    unsure = set()
    for name, member in slices(done.part).items():
        here = member.to_numpy()
        low, high = interval(done.saved[here], people[here])
        if low <= 0 <= high:
            unsure.add(name.removeprefix("address: "))
    assert unsure == {
        "house",
        "locker",
        "came back before",
        "depot of May 2026",
    }


def test_slices_cover_every_address_and_none_is_surely_worse(done):
    found = slices(done.part)
    kinds = [
        here for name, here in found.items() if name.startswith("address")
    ]
    assert (sum(here.astype(int) for here in kinds) == 1).all()
    people = done.part["customer"].to_numpy()
    for name, member in found.items():
        here = member.to_numpy()
        assert here.sum() >= 500, name
        assert interval(done.saved[here], people[here])[1] > 0, name


def test_predicted_risks_are_shares_that_come_true(done):
    truth = done.part["risk"].to_numpy()
    for rows in bins(done.risk):
        assert abs(done.risk[rows].mean() - truth[rows].mean()) < 0.03
    returned = done.part["returned"]
    average = np.full(len(returned), done.average)
    skill = brier_score_loss(returned, done.risk) / brier_score_loss(
        returned, average
    )
    assert skill < 0.9


def test_the_results_are_those_of_this_code(parts, risks, table):
    values = json.loads(
        (RESULTS / "models.json").read_text(encoding="utf-8")
    )["values"]
    part = parts["choose"]
    returned = part["returned"].to_numpy()
    for name in ("linear", "boosting"):
        euros = thousand(
            table.of(returned, risks[name] >= table.break_even)
        )
        assert values[f"{name}_cost"]["value"] == round(euros)
    assert values["rule_cost"]["value"] == round(
        thousand(table.of(returned, rule(part)))
    )


def test_few_customers_are_too_few_for_boosting():
    content = json.loads(
        (RESULTS / "curves.json").read_text(encoding="utf-8")
    )
    found = content["series"]["learning"]
    assert found["linear"][1][0] > 0  # 200 customers
    few = found["customers"].index(400)
    assert found["boosting"][few][2] < 0 < found["linear"][few][1]


def test_the_interval_kept_its_promise_in_other_quarters():
    values = json.loads(
        (RESULTS / "quarters.json").read_text(encoding="utf-8")
    )["values"]
    assert (
        0.92
        <= values["held"]["value"] / values["quarters"]["value"]
        <= 0.98
    )
    assert values["keep_rule"]["value"] == 0
    assert values["ship"]["value"] > values["collect"]["value"] > 0


def test_costs_refuse_an_unknown_line(tmp_path):
    wrong = tmp_path / "costs.toml"
    text = costs.TABLE.read_text(encoding="utf-8").replace(
        "check =", "chek ="
    )
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(TypeError, match="chek"):
        costs.load(wrong)
    assert costs.load().check == 1.5
