from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import control_flow
import pytest
from control_flow import main, missing_numbers, open_for, read, taken

DAY = Path(__file__).parent / "everyday" / "day.txt"


@pytest.fixture
def edited(tmp_path):
    """A copy of the night with one text replaced; returns its path."""

    def edit(before, after, encoding="utf-8"):
        text = DAY.read_text(encoding="utf-8")
        assert before in text
        path = tmp_path / "night.txt"
        path.write_text(text.replace(before, after), encoding=encoding, newline="\n")
        return path

    return edit


# --8<-- [start:night]
def test_a_night_with_two_bad_lines_and_an_hour_twice():
    payments, problems = read(DAY)
    assert taken(payments) == Decimal("151.50")
    assert open_for(payments) == timedelta(hours=6)
    assert missing_numbers(payments) == [260, 262, 264]
    assert [problem.partition(":")[0] for problem in problems] == ["line 9", "line 11"]


# --8<-- [end:night]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("end;11\n", "", "no end line: the file is cut"),
        ("end;11", "end;12", "line 13: 12 announced, 11 here"),
        ("end;11", "end;11\nnumber;time", "line 14: something follows the end line"),
        ("number;", "\ufeffnumber;", "line 1: unknown columns"),
        ("number;time;", "number;time;time;", "line 1: unknown columns"),
        ("254;", "\n254;", "line 2: 6 fields expected, not 1"),
    ],
)
def test_each_thing_wrong_with_the_file_is_said(edited, before, after, problem):
    _, problems = read(edited(before, after))
    assert any(found.startswith(problem) for found in problems)


def test_a_mistake_in_our_code_is_not_a_bad_line(monkeypatch):
    def broken(header, fields):
        raise KeyError("nummber")

    monkeypatch.setattr(control_flow, "parse", broken)
    with pytest.raises(KeyError, match="nummber"):
        read(DAY)


def test_the_lines_may_come_in_any_order():
    payments, _ = read(DAY)
    assert open_for(payments[::-1]) == timedelta(hours=6)
    odd = [payments[0]._replace(number=number) for number in (8, 1)]
    assert missing_numbers(odd) == [2, 3, 4, 5, 6, 7]


def test_a_line_that_was_sent_again_is_reported(edited, capsys):
    line = "256;2026-10-25T00:30:00+02:00;sale;40.00;0.00;Jo Smith\n"
    assert main([str(edited(line, line * 2))]) == 1
    assert "numbers that came more than once: [256]" in capsys.readouterr().out


def test_status_0_needs_a_file_in_order(edited, capsys):
    path = edited("1O.00", "10.00")
    text = path.read_text(encoding="utf-8")
    text = text.replace("chargeback;12.50;;", "sale;1.00;;").replace("end;11", "end;12")
    new = "260;2026-10-25T02:20:00+01:00;check;0.00;0.00;Eve\n"
    path.write_text(text.replace("261;", new + "261;"), encoding="utf-8")
    assert main([str(path)]) == 0
    assert main([str(DAY)]) == 1
    assert "line 9" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["missing.txt"], ["."]])
def test_status_2_and_nothing_on_stdout(arguments, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


def test_another_encoding_is_a_sentence_not_half_a_report(edited, capsys):
    assert main([str(edited("Ana", "Ana", encoding="latin-1"))]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "can't decode byte 0xf1" in captured.err


def test_an_empty_file(tmp_path, capsys):
    path = tmp_path / "empty.txt"
    path.touch()
    assert main([str(path)]) == 1
    assert "line 1: unknown columns" in capsys.readouterr().out


def test_a_kind_that_nobody_handles_is_an_error():
    payments, _ = read(DAY)
    odd = payments[0]._replace(kind="tip")
    with pytest.raises(AssertionError, match="tip"):
        taken([odd])
