"""The matrix of the page is what the tools say today, and every defect does harm."""

from __future__ import annotations

import json
import re
import shutil
from typing import Any

import pytest

import finders
import idioms
import measure
from workshop import HERE, play, project, run

# What the customer gets instead, as the line of the failing test says it.
HARM = {
    "mutable_default": "assert ['lamp', 'de",
    "late_binding": "assert ['Dear Ben', 'D",
    "swallowed": "assert not True",
    "naive_time": "assert datetime.timedelt",
    "no_timeout": "assert not True",
    "sql": "assert [7] == []",
    "short_zip": "DID NOT RAISE ValueError",
    "asserted": "assert 'ValueError' in",
    "shadowed": "'str' object is not callable",
    "is_literal": "assert 23 == 21",
    "unreachable": "assert [] == [7]",
    "missing_f": "assert ['order {order.id}",
    "unclosed": "assert 0 == 2",
    "wrong_type": "assert '2222",
    "optional": "'NoneType' object has no a",
    "except_order": "SystemExit: cannot read",
    "unawaited": "assert [] == [7]",
    "blocking": "assert 0 > 1",
    "float_equal": "assert False",
    "boundary": "assert 490 == 0",
    "weak_token": "assert '",
    "yaml_load": "assert not True",
    "shell": "assert not True",
    "encoding": "range(128)",
}


@pytest.fixture(scope="module")
def today() -> tuple[dict[str, int], dict[str, Any]]:
    return measure.matrix()


@pytest.fixture(scope="module")
def found(today: tuple[dict[str, int], dict[str, Any]]) -> dict[str, Any]:
    return today[1]["found"]


def test_the_committed_matrix_is_what_the_tools_say(
    today: tuple[dict[str, int], dict[str, Any]],
) -> None:
    committed = json.loads((HERE / "results/matrix.json").read_text(encoding="utf-8"))
    numbers, series = today
    assert series == committed["series"]
    assert numbers == {k: one["value"] for k, one in committed["values"].items()}


def test_every_defect_is_planted_once_and_mended_in_its_place() -> None:
    wrong, mended = finders.names(finders.WRONG), finders.names(finders.MENDED)
    assert wrong == mended
    assert sorted(wrong) == sorted(HARM)


def test_every_defect_does_its_harm(request: pytest.FixtureRequest) -> None:
    """Held to what the scene `harm` prints, which test_outputs.py runs again."""
    if request.config.getoption("--update-outputs"):
        text = play("harm")[1]  # the file is about to be written
    else:
        text = (HERE / "outputs/harm.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^FAILED \S+::test_(\w+) - (.*)$", text, re.MULTILINE)
    failures = dict(lines)
    assert failures.keys() == HARM.keys()
    for name, words in HARM.items():
        assert words in failures[name], (name, failures[name])


def test_the_chosen_set_finds_more_than_no_configuration_and_more_than_all(
    found: dict[str, Any],
) -> None:
    default, chosen, every = (
        set(found[f"ruff_{name}"]) for name in ("default", "chosen", "all")
    )
    assert default < chosen
    # ALL has no ban of its own and no preview rule; the rest of its lead mypy has too.
    assert chosen - every == {"weak_token", "encoding"}
    assert every - chosen == {"unreachable"}
    assert "unreachable" in found["mypy"]


def test_each_part_of_the_gate_finds_what_the_others_do_not(
    found: dict[str, Any],
) -> None:
    parts = {name: set(found[name]) for name in measure.GATE}
    for name, part in parts.items():
        others = set().union(*(parts[one] for one in parts if one != name))
        assert part - others, name


def test_three_defects_are_left_for_a_test(found: dict[str, Any]) -> None:
    seen = set().union(*(set(defects) for defects in found.values()))
    assert set(HARM) - seen == {"missing_f", "float_equal", "boundary"}


def test_nothing_of_the_old_stack_is_missed_by_the_gate(found: dict[str, Any]) -> None:
    gate = set().union(*(found[name] for name in measure.GATE))
    assert set(found["flake8"]) | set(found["bandit"]) <= gate


def test_bandit_knows_a_call_that_its_port_does_not(found: dict[str, Any]) -> None:
    assert found["bandit"]["weak_token"] == ["B311"]
    assert "weak_token" not in found["ruff_all"]
    assert found["ruff_chosen"]["weak_token"] == ["TID251"]


def test_the_checkers_agree_but_for_dead_code(found: dict[str, Any]) -> None:
    assert set(found["mypy"]) - set(found["ty"]) == {"unreachable"}
    assert set(found["mypy"]) == set(found["pyrefly"])
    assert set(found["pyrefly_basic"]) == {"unawaited"}


def test_black_and_isort_are_content_with_all_of_it() -> None:
    with project() as folder:
        shutil.copy(finders.WRONG, folder / finders.FILE)
        (folder / "pyproject.toml").unlink()
        for tool in (("black",), ("isort", "--profile", "black")):
            assert run(folder, *tool, "--check", finders.FILE).returncode == 0


def test_all_rules_report_nearly_every_good_idiom(
    today: tuple[dict[str, int], dict[str, Any]],
) -> None:
    flagged = today[1]["flagged"]
    assert set(today[1]["idioms"]) - set(flagged["ruff_all"]) == {"last_resort"}
    assert set(flagged["ruff_chosen"]) == {
        "narrowing", "jitter", "local_day", "own_table",
    }  # fmt: skip


def test_the_idioms_are_right() -> None:
    assert idioms.order_number("/orders/7") == 7
    assert idioms.found(200)
    assert not idioms.found(404)
    assert idioms.names(["b", "a", "b"]) == ["a", "b", "b"]
    assert idioms.names(["b", "a", "b"], unique=True) == ["a", "b"]
    with pytest.raises(ValueError, match="no amount"):
        idioms.cents("2,50")
    assert "git" in idioms.revision()
    assert 4 <= idioms.wait_seconds(3) <= 12
    assert idioms.as_table([["a", "b"]]) == "  a | b"
    assert idioms.run_job(lambda: None)
    assert not idioms.run_job(lambda: 1 / 0)
    assert idioms.address("Ana", "Sol", "1", "28013", "Madrid", "ES").count("\n") == 3
    assert [idioms.band(grams) for grams in (20, 21, 2001)] == ["S", "M", "parcel"]
    assert idioms.read(HERE / "ruff.toml")
    assert idioms.carrier("PT") == "courier"
    assert idioms.part("a/b.pdf") == "b.pdf.part"
    assert idioms.Money(2).plus(idioms.Money(3))._cents == 5
    assert idioms.tell("lamp", 2) == "lamp is back"
    assert idioms.greeting(None) == "Dear customer"
    assert idioms.event("paid", 1) == {"kind": "paid", "data": 1}
    assert idioms.remember(7) == 7
    assert (idioms.amount("7"), idioms.amount("x")) == (7, None)
    assert re.fullmatch(r"\d\d/\d\d/\d{4}", idioms.letter_date())
    assert "FROM orders" in idioms.count_of("orders")
    with pytest.raises(KeyError):
        idioms.count_of("orders; DROP TABLE orders")
