"""What the page says about the numbers holds in the committed results."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

RESULTS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in Path(__file__).with_name("results").glob("*.json")
}


def values(name):
    return {
        key: one["value"] for key, one in RESULTS[name]["values"].items()
    }


@pytest.mark.parametrize("name", ["load", "compute", "together", "turns"])
def test_each_result_says_how_it_was_measured(name):
    result = RESULTS[name]
    assert result["command"] == "python measure.py"
    assert result["machine"]
    assert result["date"]
    assert result["versions"]["python"].startswith("3.13")


def test_no_way_is_above_its_ceiling():
    load = values("load")
    for way in (
        "blocking",
        "thread",
        "plain",
        "awaited",
        "many_plain",
        "many_awaited",
    ):
        assert load[f"{way}_rps"] <= load[f"{way}_ceiling"], way


def test_the_first_two_are_just_below_their_ceilings():
    load = values("load")
    for way in ("blocking", "thread"):
        assert load[f"{way}_rps"] > 0.75 * load[f"{way}_ceiling"], way


def test_blocking_is_far_behind_every_other_way():
    load = values("load")
    for way in ("plain", "awaited", "stock_plain", "stock_awaited"):
        wrong = (
            "stock_blocking" if way.startswith("stock") else "blocking"
        )
        assert load[f"{way}_rps"] > 8 * load[f"{wrong}_rps"], way
        assert load[f"{way}_p50"] < load[f"{wrong}_p50"] / 8, way
    assert load["blocking_rps"] < load["thread_rps"] < load["plain_rps"]


def test_alone_all_are_alike():
    load = values("load")
    taken = [
        load[f"{way}_alone_p50"]
        for way in ("blocking", "plain", "awaited")
    ]
    assert max(taken) < 2 * min(taken)


def test_with_many_clients_the_threads_run_out():
    load = values("load")
    assert load["many_awaited_rps"] > 1.5 * load["many_plain_rps"]
    assert load["many_plain_livez"] > load["many_awaited_livez"]


def test_only_processes_keep_the_health_check_quick():
    compute = values("compute")
    assert compute["livez_loop"] > 2 * compute["livez_threads"]
    assert compute["livez_threads"] > 1.5 * compute["livez_processes"]


def test_together_takes_as_long_as_one():
    together = values("together")
    assert together["one_by_one"] > 6 * together["group"]


def test_the_recorded_turns_do_not_overlap():
    for recorded in RESULTS["turns"]["series"].values():
        ordered = sorted(recorded, key=lambda turn: turn[1])
        for one, following in pairwise(ordered):
            assert one[2] <= following[1]
