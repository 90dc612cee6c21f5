import os
import subprocess
import sys
from pathlib import Path

from exercise import Move, plan_id

PLAN = [Move("a.pdf", "PDFs/a.pdf", 1), Move("ñ.pdf", "PDFs/ñ.pdf", 2)]


# --8<-- [start:test]
def test_another_process_gives_the_same_name():
    code = "from test_exercise import *; print(plan_id(PLAN))"
    names = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in "12"
    }  # fmt: skip
    assert len(names) == 1


def test_any_other_plan_has_another_name():
    others = [PLAN[:1], PLAN[::-1], [PLAN[0], Move("ñ.pdf", "PDFs/ñ.pdf", 3)], []]
    assert len({plan_id(plan) for plan in [PLAN, *others]}) == 5


def test_a_name_of_no_encoding_has_one_too():
    name = os.fsdecode(b"\xf3.pdf")
    assert len(plan_id([Move(name, f"PDFs/{name}", 1)])) == 12


# --8<-- [end:test]
