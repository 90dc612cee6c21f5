import ast
import re
from decimal import Decimal
from pathlib import Path

from mutate import mutants

HERE = Path(__file__).parent
SOURCE = (HERE / "project" / "src" / "invoice.py").read_text(encoding="utf-8")


def score(run: str) -> tuple[int, int]:
    text = (HERE / "outputs" / f"{run}.txt").read_text(encoding="utf-8")
    found = re.search(r"killed (\d+) of (\d+) mutants", text)
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


def test_the_survivor_cannot_be_told_apart():
    """On the due date the formula gives 0 as well: both versions are right."""
    days, total = 0, Decimal("121.00")
    assert min(total * ((days + 6) // 7) / 100, Decimal(40)) == 0


def test_only_the_row_of_seven_days_tells_six_from_seven():
    def weeks(added, days):
        return (days + added) // 7

    assert all(weeks(6, days) == weeks(7, days) for days in (1, 8))
    assert weeks(6, 7) != weeks(7, 7)
