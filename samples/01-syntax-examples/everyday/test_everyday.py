import ast
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import trace_names

HERE = Path(__file__).parent


def run(*words, **options):
    return subprocess.run(
        [sys.executable, *words],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **options,
    )


def report(monkeypatch, capsys, path):
    """What the first version prints, as {label: value}."""
    monkeypatch.setattr(sys, "argv", ["report_wrong.py", str(path)])
    runpy.run_path(str(HERE / "report_wrong.py"))
    rows = capsys.readouterr().out.splitlines()
    return {row[:11].strip(): row[11:].strip() for row in rows}


def night(tmp_path, *lines):
    path = tmp_path / "night.txt"
    path.write_text("header\n" + "".join(line + "\n" for line in lines), "utf-8")
    return path


# --8<-- [start:wrong]
def test_no_line_of_the_first_version_is_right(monkeypatch, capsys):
    wrong = report(monkeypatch, capsys, HERE / "day.txt")
    assert wrong == {
        "payments": "7",
        "taken": "103.80",
        "fees": "1.56",
        "gaps": "4",
        "no amount": "1",
        "open for": "3:50:00",
    }


# --8<-- [end:wrong]


def test_two_ordinary_sales_are_reported_right(monkeypatch, capsys, tmp_path):
    line = "2026-10-26T10:0{0}:00+01:00;sale;1.00;0.25;Ana"
    path = night(tmp_path, f"1;{line.format(0)}", f"2;{line.format(5)}")
    right = ["2", "2.00", "0.50", "0", "0", "0:05:00"]
    assert list(report(monkeypatch, capsys, path).values()) == right


def test_the_last_version_disagrees_on_each():
    right = run("../control_flow.py", "day.txt")
    assert right.returncode == 1
    for truth in ("9\n", "151.50\n", "1.15\n", "6:00:00\n", "[260, 262, 264]"):
        assert truth in right.stdout


@pytest.mark.parametrize(
    ("start", "gaps"),
    [(200, "0"), (2000, "2")],
    ids=["small", "large"],
)
def test_is_agrees_with_small_numbers_only(monkeypatch, capsys, tmp_path, start, gaps):
    line = "2026-10-25T10:00:00+01:00;sale;1.00;0.25;Ana"
    path = night(tmp_path, *(f"{start + at};{line}" for at in range(3)))
    assert report(monkeypatch, capsys, path)["gaps"] == gaps


def test_the_typo_is_hidden_only_where_a_refund_comes(monkeypatch, capsys, tmp_path):
    line = "2026-10-25T10:00:00+01:00;{};5.00;0.25;Ana"
    path = night(tmp_path, f"1;{line.format('sale')}", f"2;{line.format('refund')}")
    assert report(monkeypatch, capsys, path)["taken"] == "5.00"


def test_the_return_in_finally_swallows_any_error(monkeypatch, capsys, tmp_path):
    line = "2026-10-25T10:00:00+01:00;sale;1.00;0.25;Ana"
    path = night(tmp_path, f"1;{line}", "anything", f"3;{line}")
    assert report(monkeypatch, capsys, path)["payments"] == "1"


def test_the_default_encoding_is_an_error_when_asked_for():
    done = run(
        *("-X", "warn_default_encoding", "-W", "error", "report_wrong.py", "day.txt")
    )
    assert done.returncode == 1
    assert "EncodingWarning: 'encoding' argument not specified" in done.stderr


# --8<-- [start:ruff]
def test_ruff_finds_six_of_the_mistakes_and_not_the_rest():
    chosen = "E722,F,B,S110,SIM115,DTZ,PLW1514"
    command = ["check", "-n", "--isolated", "--preview", "--select", chosen]
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, *command, "--output-format", "concise", "report_wrong.py"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {line.split(":")[1] for line in done.stdout.splitlines() if ":" in line}
    lines = (HERE / "report_wrong.py").read_text("utf-8").splitlines()
    texts = [lines[int(at) - 1] for at in found if at.isdigit()]
    assert any("open(path)" in text for text in texts)
    assert any("return payments" in text for text in texts)
    assert any("amuont" in text for text in texts)
    assert any("except:" in text for text in texts)
    for missed in (
        "is not expected",
        "not amount",
        "or round",
        "[:19]",
        "float(amount)",
    ):
        assert not any(missed in text for text in texts)


# --8<-- [end:ruff]


def test_conditions_wrong_and_right():
    wrong = run("choices_wrong.py")
    assert "SyntaxWarning: \"is\" with 'str' literal" in wrong.stderr
    pairs = zip(
        wrong.stdout.splitlines(), run("choices.py").stdout.splitlines(), strict=True
    )
    assert all(before.split()[-1] != after.split()[-1] for before, after in pairs)


def test_a_bare_name_alone_is_refused_by_the_compiler():
    source = "match x:\n case REFUND: pass\n case _: pass\n"
    with pytest.raises(SyntaxError, match="name capture 'REFUND' makes remaining"):
        compile(source, "sample", "exec")
    ast.parse(source)  # only the compiler sees it


def test_a_bare_name_inside_a_pattern_is_not():
    assert run("match_wrong.py").stdout == "-6400\nrefund\n"
    assert run("match_kinds.py").stdout == "5400\n"


def test_no_case_that_fits_is_no_error():
    rows = "[(254, 'sale', 1900), (256, 'sale')]"
    code = f"import match_wrong; print(match_wrong.taken({rows}))"
    assert run("-c", code).stdout.splitlines()[-1] == "-1900"


def test_ruff_sees_the_name_only_because_nobody_reads_it():
    ruff = Path(sys.executable).with_name("ruff")
    command = [ruff, "check", "-n", "--isolated", "--select", "F841", "match_wrong.py"]
    done = subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False
    )
    assert "Local variable `REFUND` is assigned to but never used" in done.stdout


def test_wall_clocks_lose_the_hour_that_happens_twice():
    out = run("clock_facts.py").stdout
    assert "same zone:    2:00:00" in out
    assert "through UTC:  3:00:00" in out


def test_the_same_bytes_are_another_text():
    done = run("text_wrong.py")
    assert "MuÃ±oz" in done.stdout
    assert "UnicodeDecodeError" in done.stderr


# --8<-- [start:traces]
def test_assignment_never_copies():
    *_, appended, rebound = trace_names.trace_names()
    assert appended.names["today"] == appended.names["kept"] != appended.names["copy"]
    assert appended.objects[appended.names["today"]] == "[19, 40, 5]"
    assert rebound.names["kept"] != rebound.names["today"]


def test_or_calls_the_default_for_a_zero():
    _, steps = trace_names.trace_order()
    assert [(step.what, step.value) for step in steps] == [
        ("call", "40.00"),
        ("call", "0.00"),
        ("call", "0.60"),
        ("subtract", "39.40"),
        ("bind", "39.40"),
    ]


# --8<-- [end:traces]


def test_mypy_finds_the_kind_that_nobody_handles(tmp_path):
    for name in ("basic_syntax.py", "control_flow.py"):
        text = (HERE.parent / name).read_text("utf-8")
        text = text.replace(
            '    CHECK = "check"', '    CHECK = "check"\n    TIP = "tip"'
        )
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run(
        [*command, "control_flow.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert 'incompatible type "Literal[Kind.TIP]"; expected "Never"' in done.stdout
