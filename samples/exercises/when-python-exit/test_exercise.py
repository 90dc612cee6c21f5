import pytest
from exercise import exit_problems

TRIGGER = "no number that triggers it"
DATE = "no date on which to look"
COMMAND = "no `command` that gets the data out"


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("section", "missing"),
    [
        ("Not planned.", [TRIGGER, DATE, COMMAND]),
        ("We look at it on 2027-05-24.", [TRIGGER, COMMAND]),
        ("Below 3 suppliers it goes.", [DATE, COMMAND]),
        ("Below 3, counted on 2027-05-24.", [COMMAND]),
        ("When it is old: `pg_dump -j 4 prices`, on 2027-05-24.", [TRIGGER]),
        ("Below 3 suppliers: `pg_dump prices`.", [DATE]),
        ("Below 3, counted on 2027-05-24: `pg_dump prices`.", []),
    ],
)
def test_an_exit_plan_has_three_parts(section: str, missing: list[str]) -> None:
    assert exit_problems(section) == missing


# --8<-- [end:test]
