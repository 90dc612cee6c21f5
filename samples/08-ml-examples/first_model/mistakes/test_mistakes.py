"""Each wrong sample is wrong in the way that the page says, and its cure cures."""

from __future__ import annotations

import runpy
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = Path(__file__).parent


def run(name: str) -> dict:
    """Run a sample in this process and return its names."""
    return runpy.run_path(str(HERE / f"{name}.py"))


def test_three_points_print_nothing(capsys):
    names = run("three_points_wrong")
    assert names["model"].predict([[40]]) == pytest.approx([4.0])
    assert capsys.readouterr().out == ""


def test_as_many_columns_as_points_hit_any_points():
    for seed in range(20):
        rng = np.random.default_rng(seed)
        facts, hours = rng.normal(size=(3, 2)), rng.normal(size=3)
        model = LinearRegression().fit(facts, hours)
        assert model.score(facts, hours) == pytest.approx(1.0)
        new, ended = rng.normal(size=(1000, 2)), rng.normal(size=1000)
        assert model.score(new, ended) < 0


def test_an_unknown_category_passes_when_it_may():
    with pytest.raises(ValueError, match="Found unknown categories"):
        run("categories_wrong")
    april = pd.DataFrame({"depot": ["north", "south", "north", "east"]})
    june = pd.DataFrame({"depot": ["north", "harbour"]})
    ignoring = OneHotEncoder(handle_unknown="ignore")
    model = make_pipeline(ignoring, LogisticRegression()).fit(
        april, [0, 1, 0, 1]
    )
    assert np.isfinite(model.predict_proba(june)).all()
    assert ignoring.transform(june).toarray()[1].sum() == 0  # all zeros


def test_arrays_have_no_names_so_swapped_columns_pass():
    with pytest.raises(
        ValueError, match="X has 12 features, but LogisticRegression"
    ):
        run("columns_wrong")
    # One depot closed and one opened: the number agrees, and nothing is noticed.
    rng = np.random.default_rng(0)
    fit = pd.DataFrame(
        rng.normal(size=(30, 2)), columns=["depot_east", "km"]
    )
    later = fit.rename(columns={"depot_east": "depot_harbour"})
    LogisticRegression().fit(fit.to_numpy(), np.arange(30) % 2).predict(
        later.to_numpy()
    )
    named = LogisticRegression().fit(fit, np.arange(30) % 2)
    with pytest.raises(ValueError, match="feature names should match"):
        named.predict(later)


def test_the_median_and_a_mark_fill_an_empty_cell():
    with pytest.raises(ValueError, match=r"Input X contains NaN\."):
        run("missing_wrong")
    orders = pd.DataFrame(
        {"km": [3.2, 8.0, 5.1, 9.9], "floor": [2, None, 5, None]}
    )
    filled = SimpleImputer(
        strategy="median", add_indicator=True
    ).fit_transform(orders)
    assert filled[:, 1].tolist() == [2, 3.5, 5, 3.5]
    assert filled[:, 2].tolist() == [0, 1, 0, 1]


def test_scaling_lets_the_solver_finish():
    with pytest.warns(
        ConvergenceWarning, match="lbfgs failed to converge"
    ):
        names = run("converge_wrong")
    table = names["table"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model = make_pipeline(StandardScaler(), LogisticRegression())
        model.fit(table, names["returned"])
    assert model[-1].n_iter_[0] < 30


def test_segments_of_noise_do_not_come_back(capsys):
    names = run("clusters_wrong")
    assert (
        min(np.bincount(names["first"].labels_)) > 300
    )  # they look like segments
    assert names["agreed"] < 0.3
    # Where there are four clouds, the two halves do agree.
    rng = np.random.default_rng(1)
    clouds = np.repeat(10 * np.eye(6)[:4], 200, axis=0) + rng.normal(
        size=(800, 6)
    )
    even, odd = clouds[::2], clouds[1::2]
    fit = type(names["first"])
    one = fit(4, n_init=10, random_state=0).fit(even)
    other = fit(4, n_init=10, random_state=0).fit(odd)
    assert (
        adjusted_rand_score(one.predict(clouds), other.predict(clouds))
        > 0.95
    )
    assert "segments found" in capsys.readouterr().out
