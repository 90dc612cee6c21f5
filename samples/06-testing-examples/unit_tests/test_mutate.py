import ast
import re
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType

from mutate import mutants

HERE = Path(__file__).parent
SOURCE = (HERE / "project" / "src" / "invoice.py").read_text(encoding="utf-8")


def output(run: str) -> str:
    return (HERE / "outputs" / f"{run}.txt").read_text(encoding="utf-8")


def score(run: str) -> tuple[int, int]:
    found = re.search(r"killed (\d+) of (\d+) mutants", output(run))
    assert found
    return int(found[1]), int(found[2])


def test_each_mutant_differs_from_the_module_and_from_the_others():
    changed = [ast.unparse(tree) for _, _, tree in mutants(SOURCE)]

    assert ast.unparse(ast.parse(SOURCE)) not in changed
    assert len(set(changed)) == len(changed)


def test_the_hollow_suite_kills_few():
    killed, planted = score("hollow_score")
    assert killed * 2 < planted


def test_the_finished_suite_kills_all_but_the_equivalent_one():
    killed, planted = score("project_score")
    assert killed == planted - 1


def fees(change: str | None) -> list[Decimal]:
    """What late_fee of the module asks on each day, before or after one change."""
    trees = {what: tree for _, what, tree in mutants(SOURCE)}
    tree = trees[change] if change else ast.parse(SOURCE)
    name = "invoice_under_test"
    module = sys.modules[name] = ModuleType(name)
    exec(compile(ast.fix_missing_locations(tree), name, "exec"), module.__dict__)  # noqa: S102
    line = module.Line("desk", 1, Decimal("100.00"))
    invoice = module.Invoice((line,), date(2026, 3, 1))
    days = [invoice.due + timedelta(days=late) for late in range(-10, 300)]
    return [module.late_fee(invoice, day) for day in days]


def test_the_survivor_cannot_be_told_apart():
    """On the due date the formula gives 0 as well: both versions are right."""
    survivor = output("project_score").splitlines()[0].partition(": ")[2]
    assert fees(survivor) == fees(None)


def test_only_the_row_of_seven_days_tells_six_from_seven():
    right, wrong = fees(None)[10:], fees("6  ->  7")[10:]
    assert [day for day in range(10) if right[day] != wrong[day]] == [7]
