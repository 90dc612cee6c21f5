"""The decision, its card, the file and its second making."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path

import joblib
import numpy as np
import pytest
from pydantic import ValidationError

import costs
import keep
import shop
from card import Card
from decide import needed, verdict, write
from judge import judge, slices
from models import features

HERE = Path(__file__).parent
RUFF = Path(sys.executable).with_name("ruff")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, everything, table):
    made = tmp_path_factory.mktemp("artefact")
    write(everything, table, made)
    return made


@pytest.mark.parametrize(("low", "high", "expected"), [
    (16, 90, "ship"),
    (15, 90, "collect more data"),
    (-20, 90, "collect more data"),
    (-20, 15, "collect more data"),
    (-20, 14, "keep the rule"),
])  # fmt: skip
def test_the_verdict_compares_the_ends_with_the_own_cost(
    low, high, expected
):
    assert verdict(low, high, needed=15) == expected


@pytest.mark.parametrize("prevented", [0.5, 0.7, 0.9])
def test_the_verdict_stands_if_a_check_prevents_less_or_more(
    everything, table, prevented
):
    now = dataclasses.replace(table, prevented=prevented)
    assert verdict(*judge(everything, now).range, needed(now)) == "ship"


def test_the_first_seed_that_we_tried_gave_another_verdict(table):
    """The page says that its quarter was chosen after this one was seen."""
    low, high = judge(shop.orders(seed=2026), table).range
    assert verdict(low, high, needed(table)) == "collect more data"


def test_the_own_cost_is_per_thousand_orders(table):
    assert needed(table) == pytest.approx(600 / 40)


# --8<-- [start:card]
def test_a_card_without_an_interval_or_an_owner_is_refused(folder):
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    Card.model_validate(card)
    outside = card["saved"] | {"value": card["saved"]["high"] + 1}
    for change in (
        {"saved": {"value": 67.1, "orders": 7291}},
        {"saved": outside},
        {"owner": ""},
        {"not_for": []},
        {"slices": {}},
        {"verdict": "looks good"},
        {"accuracy": 0.95},
    ):
        with pytest.raises(ValidationError):
            Card.model_validate(card | change)


# --8<-- [end:card]


def test_the_card_and_the_manifest_name_the_same_file(folder):
    card = Card.model_validate_json(
        (folder / "card.json").read_text(encoding="utf-8")
    )
    manifest = json.loads(
        (folder / "manifest.json").read_text(encoding="utf-8")
    )
    content = (folder / "model.joblib").read_bytes()
    assert (
        card.model_sha256
        == manifest["model_sha256"]
        == keep.sha256(content)
    )
    assert card.data_sha256 == manifest["data_sha256"]
    assert manifest["seed"] == shop.SEED
    assert set(manifest["versions"]) > {"python", "numpy", "scikit-learn"}


def test_the_loaded_model_decides_like_the_judged_one(folder, done):
    manifest = json.loads(
        (folder / "manifest.json").read_text(encoding="utf-8")
    )
    model = keep.load(folder, trusted=manifest["model_sha256"])
    risk = model.predict_proba(features(done.part))[:, 1]
    assert np.array_equal(risk, done.risk)


# --8<-- [start:again]
def test_a_second_making_has_the_same_metrics(
    folder, everything, table, tmp_path
):
    first = json.loads(
        (folder / "manifest.json").read_text(encoding="utf-8")
    )
    second = write(shop.orders(), table, tmp_path)
    assert second["metrics_sha256"] == first["metrics_sha256"]
    assert second["data_sha256"] == first["data_sha256"]


# --8<-- [end:again]


def test_the_hashes_are_those_of_the_data_and_of_the_costs(
    folder, everything, table, tmp_path
):
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    first = json.loads(text)
    data = everything.to_csv(index=False).encode()
    assert first["data_sha256"] == keep.sha256(data)
    assert first["costs_sha256"] == keep.sha256(costs.TABLE.read_bytes())
    other = write(shop.orders(seed=2), table, tmp_path)
    assert other["data_sha256"] != first["data_sha256"]
    assert other["metrics_sha256"] != first["metrics_sha256"]


def test_the_card_says_what_was_judged(folder, done, table):
    text = (folder / "card.json").read_text(encoding="utf-8")
    card = Card.model_validate_json(text)
    assert card.threshold == round(table.break_even, 3)
    assert card.saved.value == pytest.approx(
        done.saved.mean() * 1000, abs=0.05
    )
    assert card.saved.orders == len(done.part)
    assert set(card.slices) == set(slices(done.part))
    assert card.verdict == verdict(*done.range, needed(table))


class Planted:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self):
        return Path.touch, (self.marker,)


# --8<-- [start:swapped]
def test_a_swapped_file_is_refused_before_any_of_it_runs(
    folder, tmp_path
):
    manifest = keep.save({"a": "model"}, tmp_path, {})
    marker = tmp_path / "it-ran"
    joblib.dump(Planted(marker), tmp_path / "model.joblib")
    with pytest.raises(keep.ArtefactError, match="another hash"):
        keep.load(tmp_path, trusted=manifest["model_sha256"])
    assert not marker.exists()
    joblib.load(tmp_path / "model.joblib")
    assert marker.exists()


# --8<-- [end:swapped]


def test_other_versions_are_refused(tmp_path, monkeypatch):
    manifest = keep.save({"a": "model"}, tmp_path, {})
    monkeypatch.setattr(keep, "versions", lambda: {"python": "3.99"})
    with pytest.raises(keep.ArtefactError, match="other versions"):
        keep.load(tmp_path, trusted=manifest["model_sha256"])


def ruff(*options: str) -> list[str]:
    """The findings of ruff in this folder, one a line."""
    command = [
        RUFF,
        "check",
        "--isolated",
        "--no-cache",
        "--output-format",
        "concise",
    ]
    done = subprocess.run(
        [*command, *options, HERE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return [
        line
        for line in done.stdout.splitlines()
        if re.search(r": [A-Z]+\d+ ", line)
    ]


def test_no_legacy_random_numbers(tmp_path):
    assert ruff("--select", "NPY002") == []
    old = tmp_path / "old.py"
    old.write_text(
        "import numpy as np\n\nnp.random.seed(0)\n", encoding="utf-8"
    )
    assert "NPY002" in "".join(ruff("--select", "NPY002", str(old)))


def test_only_keep_loads_with_joblib(tmp_path):
    ban = 'lint.flake8-tidy-imports.banned-api."joblib.load".msg = "use keep.load"'
    found = ruff("--select", "S301,TID251", "--config", ban)
    files = {Path(line.partition(":")[0]).name for line in found}
    assert files == {"keep.py", "planted_wrong.py", "test_record.py"}
    # S301 knows pickle and pandas.read_pickle. It does not know joblib.load.
    assert not any("S301" in line for line in found)
    known = tmp_path / "known.py"
    lines = (
        "import pickle",
        "import pandas",
        "pickle.load(f)",
        "pandas.read_pickle(f)",
    )
    known.write_text("\n".join(lines), encoding="utf-8")
    assert (
        "".join(ruff("--select", "S301", str(known))).count(" S301 ") == 2
    )
