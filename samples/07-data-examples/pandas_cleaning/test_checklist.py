"""The commands of the checklist, run against these samples."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cleaning
import plot

HERE = Path(__file__).parent
FIGURES = HERE.parents[2] / "data" / "figures"
OURS = ["cleaning.py", "clean_export.py", "four_rows.py", "merge.py", "roundtrip.py"]


def ruff(rules: str, *files: str) -> set[tuple[str, str]]:
    """(file, rule) of what ruff finds."""
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--select", rules,
         "--output-format", "json", "--exit-zero", *files],
        cwd=HERE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {
        (Path(one["filename"]).name, one["code"]) for one in json.loads(done.stdout)
    }


def test_pd002_finds_both_inplace_and_none_in_the_mended_files():
    assert ruff("PD002", ".") == {
        ("four_rows_wrong.py", "PD002"),
        ("chained_wrong.py", "PD002"),
    }


def test_dtz_is_silent_about_ours_and_finds_a_naive_clock(tmp_path):
    assert ruff("DTZ", ".") == set()
    naive = tmp_path / "naive.py"
    naive.write_text("from datetime import datetime\nnow = datetime.now()\n")
    assert ruff("DTZ", str(naive)) == {("naive.py", "DTZ005")}


def test_dtz_knows_nothing_of_pandas(tmp_path):
    naive = tmp_path / "naive.py"
    naive.write_text("import pandas as pd\nnow = pd.Timestamp.now()\n")
    assert ruff("DTZ", str(naive)) == set()


def test_every_column_has_been_asked_whether_it_is_personal():
    asked = {
        "line": False, "order_id": False, "placed_at": False, "customer": True,
        "country": False, "postcode": True, "units": False, "amount_cents": False,
        "note": True,
    }  # fmt: skip
    assert asked == {
        name: bool((column.metadata or {}).get("personal"))
        for name, column in cleaning.SCHEMA.columns.items()
    }


def test_ruff_does_not_see_chained_assignment():
    rules = {rule for file, rule in ruff("ALL", "chained_wrong.py")}
    assert "PD002" in rules
    assert not {rule for rule in rules if rule.startswith("PD") and rule != "PD002"}


def test_ours_runs_with_warnings_as_errors():
    subprocess.run(
        [sys.executable, "-W", "error", "clean_export.py"],
        cwd=HERE, check=True, capture_output=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "warning"),
    [
        ("four_rows_wrong.py", "Pandas4Warning: The inplace keyword"),
        ("chained_wrong.py", "ChainedAssignmentError: A value is being set on a copy"),
    ],
)
def test_the_wrong_ones_stop_with_warnings_as_errors(name, warning):
    done = subprocess.run(
        [sys.executable, "-W", "error", name],
        cwd=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert warning in done.stderr


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_figures_show_the_counts_of_todays_run(language):
    drawn = (FIGURES / f"pandas-row-flow.{language}.svg").read_text(encoding="utf-8")
    for _, name, count in plot.flows():
        label = plot.WORDS[language].get(name, name).split("\n")[0]
        assert f">{count} {label}" in drawn
    lines, maps = plot.null_maps()
    assert len(lines) == 22
    states = [state for row in maps["default"] for state in row]
    assert states.count("wrong") == 3  # Namibia invented, two dashes not seen
    assert {"wrong"} & {state for row in maps["ours"] for state in row} == set()
    rejected = [
        line for line, row in zip(lines, maps["ours"], strict=True) if "reject" in row
    ]
    assert len(rejected) == 12
