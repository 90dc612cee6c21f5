"""Costs are counted, not timed: a busy machine changes no count."""

import json
import platform
import sys
import sysconfig
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest

import measure
import one_hash_wrong
import scans
import scans_wrong
from counting import Counted, count
from depot import night
from hash_table import PARCELS, fill, in_memory, slots, tried

RESULTS = sorted(Path(__file__).with_name("results").glob("*.json"))


def test_both_ways_find_the_same_parcels_in_the_same_order():
    codes, parcels = night(300)
    assert scans.match(codes, parcels) == scans_wrong.match(codes, parcels)
    assert scans.match(["P9999999"], parcels) == []


# --8<-- [start:growth]
@pytest.mark.parametrize(
    ("match", "at_most"), [(scans.match, 2.2), (scans_wrong.match, 4.4)]
)
def test_growth_when_the_input_doubles(match, at_most):
    growth = count(match, 400) / count(match, 200)
    assert at_most - 0.6 < growth < at_most


def test_one_comparison_per_scan_is_the_budget():
    scanned = len(night(500)[0])
    assert count(scans.match, 500) <= 1.1 * scanned


# --8<-- [end:growth]


def test_the_wrong_way_compares_about_as_often_as_n_times_n():
    assert count(scans_wrong.match, 200) > 200**2


def test_counted_strings_behave_like_strings():
    before = Counted.comparisons
    assert Counted("P1") == "P1"
    assert hash(Counted("P1")) == hash("P1")
    assert Counted.comparisons == before + 1


CPYTHON_313 = (
    platform.python_implementation() == "CPython"
    and sys.version_info[:2] == (3, 13)
    and sys.maxsize > 2**32
    and not sysconfig.get_config_var("Py_GIL_DISABLED")
)


# --8<-- [start:memory]
@pytest.mark.skipif(not CPYTHON_313, reason="the layout of CPython 3.13")
@pytest.mark.parametrize(
    "keys", [PARCELS, (0, 8, 16, 24), (5, 13, 21), (-2, 6, 2**40), (7, 15, 3, 1, 9)]
)
def test_the_drawing_is_what_memory_holds(keys):
    real = {}
    for key in keys:
        real[key] = "a parcel"
    assert in_memory(real) == fill(keys, 8)


# --8<-- [end:memory]


def test_a_collision_costs_one_more_slot_and_the_order_stays():
    assert tried(PARCELS, 8)[1011] == [3, 7]
    assert list(dict.fromkeys(PARCELS)) == list(PARCELS)


def test_every_slot_is_reached():
    walk = slots(1011, 8)
    assert {next(walk) for _ in range(40)} == set(range(8))


def test_a_sixth_key_doubles_the_table():
    sizes = [sys.getsizeof(dict.fromkeys(range(n))) for n in (1, 5, 6)]
    assert sizes[0] == sizes[1] < sizes[2]


def test_one_hash_for_all_is_quadratic():
    small, big = (one_hash_wrong.comparisons(size) for size in (100, 200))
    assert small >= 100 * 99 / 2
    assert 3.5 < big / small < 4.6


def test_whole_numbers_can_be_chosen_to_collide():
    assert {hash(n * (2**61 - 1)) for n in range(100)} == {0}


@pytest.mark.parametrize("path", RESULTS, ids=lambda path: path.stem)
def test_each_result_says_how_it_was_measured(path):
    result = json.loads(path.read_text(encoding="utf-8"))
    assert result["command"] == "python measure.py"
    assert result["machine"]
    assert result["date"]
    assert result["versions"]["python"]
    assert result["values"]


def test_the_job_was_measured_at_sizes_that_double():
    path = next(path for path in RESULTS if path.stem == "job")
    series = json.loads(path.read_text(encoding="utf-8"))["series"]
    sizes = series["n"]
    assert len(sizes) >= 3
    assert all(b == 2 * a for a, b in pairwise(sizes))
    assert len(series["lists"]) == len(series["set_dict"]) == len(sizes)


def test_memory_of_records_is_in_the_order_that_the_page_says(monkeypatch):
    monkeypatch.setattr(measure, "MEMORY_SIZE", 2_000)
    each = measure.records()
    assert not tracemalloc.is_tracing()
    assert each["slots"] < each["tuple"] < each["named"] < each["dataclass"]
    assert each["dataclass"] < each["dict"]


def test_memory_of_containers(monkeypatch):
    monkeypatch.setattr(measure, "MEMORY_SIZE", 20_000)
    each = measure.containers()
    assert each["array"] < 10
    assert each["list"] < 10
    assert each["set"] > 2 * each["list"]


# --8<-- [start:peak]
def peak_bytes(work, *arguments):
    tracemalloc.start()
    try:
        work(*arguments)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_fast_way_pays_in_memory_and_the_price_is_bounded():
    codes, parcels = night(1_000)
    slow, fast = (peak_bytes(way.match, codes, parcels) for way in (scans_wrong, scans))
    assert slow < fast < 200 * len(parcels)


# --8<-- [end:peak]
