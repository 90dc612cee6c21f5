"""The checker: each rule refuses what it should, and the good record stands."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from record import NotARecord, Rules, check, first_stop, read_record, read_rules

HERE = Path(__file__).parent
RECORDS = HERE / "docs" / "decisions"
GOOD = RECORDS / "0001-why-python.md"
TODAY = date(2026, 11, 28)
ROOT = HERE.parents[2]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(HERE)


def changed(folder: Path, old: str, new: str, source: Path = GOOD) -> Path:
    """A copy of a record with one passage changed, which must be there."""
    text = source.read_text(encoding="utf-8")
    found, count = re.subn(old, lambda _: new, text, count=1, flags=re.DOTALL)
    assert count == 1, old
    copy = folder / "record.md"
    copy.write_text(found, encoding="utf-8")
    return copy


def problems(path: Path, rules: Rules, today: date = TODAY) -> list[str]:
    return [what for _, what in check(read_record(path), rules, today)]


# --8<-- [start:repository]
STANDING = sorted(
    path
    for path in RECORDS.glob("[0-9]*.md")
    if not path.stem.endswith("_wrong")  # this book keeps bad ones, to show them
)


@pytest.mark.parametrize("path", STANDING, ids=lambda path: path.stem)
def test_every_record_is_in_order(path: Path, rules: Rules) -> None:
    assert check(read_record(path), rules, TODAY) == []


# --8<-- [end:repository]


def test_there_is_a_record() -> None:
    assert GOOD in STANDING


# --8<-- [start:five]
QUESTIONS = ["Problem", "Owner", "Failure modes", "Test, monitor, upgrade", "Removal"]
FILLER = "It is a proven language that many companies use, and it will do the job."


@pytest.mark.parametrize("heading", QUESTIONS)
@pytest.mark.parametrize("answer", ["", "TBD", "Not planned.", FILLER])
def test_a_question_without_an_answer_is_named(
    heading: str, answer: str, tmp_path: Path, rules: Rules
) -> None:
    section = rf"(?<=\n## {heading}\n).*?(?=\n## |\Z)"
    found = problems(changed(tmp_path, section, f"\n{answer}\n"), rules)
    assert found
    assert all(what.startswith(heading) for what in found)


# --8<-- [end:five]


def replaced(heading: str, answer: str, folder: Path) -> Path:
    """The good record with another answer to one question."""
    section = rf"(?<=\n## {heading}\n).*?(?=\n## |\Z)"
    return changed(folder, section, f"\n{answer}\n")


@pytest.mark.parametrize(
    ("heading", "answer", "means"),
    [
        ("Problem", "It takes 95 minutes, and then 95 again.", "1 of 2 numbers"),
        ("Problem", "<It takes 95 minutes, and soon 10.>", "is not answered"),
        ("Problem", "TBD, see 1 and 2", None),
        ("Problem", "TBD", "is not answered"),
        ("Owner", "It belongs to @shop/catalogue.", "0 of 1 dates"),
        ("Removal", "Below 3, counted on 2027-05-24.", "0 of 1 `commands"),
        ("Failure modes", "- The server hangs, `ReadTimeout`.", "1 of 2 lines"),
        ("Failure modes", "- It hangs:\n  `ReadTimeout`.\n- It stops: `age`.", None),
    ],
)
def test_how_much_evidence_an_answer_needs(
    heading: str, answer: str, means: str | None, tmp_path: Path, rules: Rules
) -> None:
    found = problems(replaced(heading, answer, tmp_path), rules)
    if means is None:
        assert found == []
    else:
        assert len(found) == 1
        assert found[0].startswith(heading)
        assert means in found[0]


def test_the_questions_are_the_five_of_the_rules(rules: Rules) -> None:
    assert [question["heading"] for question in rules.questions] == QUESTIONS


@pytest.mark.parametrize("heading", QUESTIONS)
def test_a_missing_section_is_named(heading: str, tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, rf"\n## {heading}\n", f"\n## Not {heading}\n")
    assert any(f"no section '## {heading}'" in what for what in problems(copy, rules))


@pytest.mark.parametrize("heading", QUESTIONS)
def test_the_template_answers_nothing(heading: str, rules: Rules) -> None:
    found = problems(RECORDS / "template.md", rules)
    assert any(what.startswith(heading) for what in found)


def test_the_template_has_every_gate(rules: Rules) -> None:
    answers = read_record(RECORDS / "template.md").header["answers"]
    assert list(answers) == [gate.id for gate in rules.gates]


@pytest.mark.parametrize("gate", ["simplest", "device", "start", "loop", "team"])
def test_a_missing_answer_is_named(gate: str, tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, rf"\n{gate} = [^\n]*", "")
    assert any(f"answers.{gate} is missing" in one for one in problems(copy, rules))


# --8<-- [start:twelve]
@pytest.mark.parametrize(("months", "refused"), [(11, False), (12, True), (24, True)])
def test_twelve_months_of_the_simplest_thing_are_enough(
    months: int, refused: bool, tmp_path: Path, rules: Rules
) -> None:
    copy = changed(
        tmp_path, r"simplest = \{ value = 3", f"simplest = {{ value = {months}"
    )
    found = any("'simplest' stops it" in one for one in problems(copy, rules))
    assert found == refused


# --8<-- [end:twelve]


def test_whoever_takes_the_simplest_thing_is_left_alone(
    tmp_path: Path, rules: Rules
) -> None:
    copy = changed(tmp_path, r"simplest = \{ value = 3", "simplest = { value = 24")
    copy = changed(tmp_path, 'choice = "Python"', 'choice = "the macro"', copy)
    assert problems(copy, rules) == []


@pytest.mark.parametrize("choice", ["python", "Python 3.14", "PYTHON"])
def test_the_choice_may_be_spelt_otherwise(
    choice: str, tmp_path: Path, rules: Rules
) -> None:
    copy = changed(tmp_path, r"simplest = \{ value = 3", "simplest = { value = 24")
    copy = changed(tmp_path, 'choice = "Python"', f'choice = "{choice}"', copy)
    assert any("stops it" in one for one in problems(copy, rules))


def test_every_gate_stops_at_its_limit_and_not_before(rules: Rules) -> None:
    assert len({gate.id for gate in rules.gates}) == len(rules.gates) == 7
    for gate in rules.gates:
        if gate.limit is True:
            assert gate.stops(True)
            assert not gate.stops(False)
        elif gate.compare == ">=":
            assert gate.stops(gate.limit)
            assert not gate.stops(gate.limit - 0.1)
        else:
            assert gate.stops(gate.limit - 0.1)
            assert not gate.stops(gate.limit)


def test_the_first_gate_that_stops_decides(rules: Rules) -> None:
    fits = {"simplest": 3, "device": False, "deadline": 1e9, "start": 1e9}
    fits |= {"memory": 1e9, "loop": 0, "team": False}
    assert first_stop(rules.gates, fits) is None
    ids = [gate.id for gate in rules.gates]
    stops = {"simplest": 99, "device": True, "deadline": 0, "start": 0}
    stops |= {"memory": 0, "loop": 100, "team": True}
    for n, gate in enumerate(ids):
        later = fits | {one: stops[one] for one in ids[n:]}
        found = first_stop(rules.gates, later)
        assert found
        assert found.id == gate


@pytest.mark.parametrize(
    ("source", "means"),
    [
        ("everybody says so", "is no file, link"),
        ("@shop/labels 2026-11-17", "@shop/labels is not in CODEOWNERS"),
        ("@shop/buying 2026-12-24", "2026-12-24 is still to come"),
        ("@shop/buying 2026-11-31", "2026-11-31 is no date"),
        ("@shop/buying", "is no file, link"),
        ("results/nothing.json#longest", "is no file, link"),
        ("results/pause.json#shortest", "has no value 'shortest'"),
        ("http://example.com", "is no file, link"),
    ],
)
def test_a_source_that_is_none(
    source: str, means: str, tmp_path: Path, rules: Rules
) -> None:
    old = r"@shop/buying 2026-11-17"
    found = problems(changed(tmp_path, old, source), rules)
    assert any("answers.simplest" in one and means in one for one in found), found


@pytest.mark.parametrize(
    "source", ["CODEOWNERS", "https://example.com/x", "results/pause.json#longest"]
)
def test_a_source_that_is_one(source: str, tmp_path: Path, rules: Rules) -> None:
    assert not problems(changed(tmp_path, r"@shop/buying 2026-11-17", source), rules)


# --8<-- [start:measured]
def test_a_measured_answer_comes_from_its_file(tmp_path: Path, rules: Rules) -> None:
    old, new = r"request\.json#waits", "request.json#loops"
    found = problems(changed(tmp_path, old, new), rules)
    assert len(found) == 1
    assert "'loop' stops it" in found[0]


# --8<-- [end:measured]


@pytest.mark.parametrize("value", ["true", '"3"', "nan", "inf", "[3]"])
def test_a_number_is_a_number(value: str, tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, "value = 3,", f"value = {value},")
    assert problems(copy, rules) == ["answers.simplest needs a value: months"]


def test_yes_or_no_is_no_number(tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, "device = { value = false", "device = { value = 0")
    assert problems(copy, rules) == ["answers.device needs a value: true or false"]


def test_a_value_beside_a_measured_one_is_checked(tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, "loop = {", "loop = { value = nan,")
    assert problems(copy, rules) == ["answers.loop needs a value: %"]


@pytest.mark.parametrize(
    ("old", "new", "means"),
    [
        (r"review = 2027-05-24", "review = 2026-11-27", "has passed, decide again"),
        (r"review = 2027-05-24", "review = 2027-11-26", "is over a year after"),
        (r"review = 2027-05-24", 'review = "soon"', "must be dates"),
        (r"review = 2027-05-24", "", "must be dates"),
        (r"review = 2027-05-24", "review = 2027-05-24T10:00:00", "must be dates"),
        (r"decided = 2026-11-24", "decided = 2026-11-29", "is still to come"),
        (r'status = "accepted"', 'status = "final"', "status must be one of"),
        (r'alternative = "[^"]*"', 'alternative = "none"', "alternative: name"),
        (r'choice = "Python"', "", "choice: which language?"),
    ],
)
def test_the_header(
    old: str, new: str, means: str, tmp_path: Path, rules: Rules
) -> None:
    found = problems(changed(tmp_path, old, new), rules)
    assert len(found) == 1
    assert means in found[0]


def test_the_day_of_the_review_is_in_order(rules: Rules) -> None:
    assert problems(GOOD, rules, date(2027, 5, 24)) == []
    assert problems(GOOD, rules, date(2027, 5, 25)) != []


def test_a_closed_record_needs_no_review(tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, 'status = "accepted"', 'status = "superseded"')
    assert problems(copy, rules, date(2030, 1, 1)) == []


def test_filler_across_a_line_end_is_found(tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, "Eleven suppliers", "The Industry\nStandard. Eleven")
    found = check(read_record(copy), rules, TODAY)
    assert [(line, "industry standard" in what) for line, what in found] == [(22, True)]


def test_a_name_that_nobody_has_is_no_owner(tmp_path: Path, rules: Rules) -> None:
    copy = changed(
        tmp_path,
        r"@shop/catalogue, on call.*?list mean\.",
        "@shop/labels, since 2026-11-24.",
    )
    assert problems(copy, rules) == ["Owner: 0 of 1 @names that CODEOWNERS knows"]


def test_answers_that_are_no_table(tmp_path: Path, rules: Rules) -> None:
    copy = changed(tmp_path, r"\[answers\].*?(?=\+\+\+)", "answers = 3\n")
    assert sum("is missing" in one for one in problems(copy, rules)) == 7


@pytest.mark.parametrize("text", ["# No header\n", "+++\nnot toml\n+++\n"])
def test_a_file_that_is_no_record(text: str, tmp_path: Path) -> None:
    copy = tmp_path / "x.md"
    copy.write_text(text, encoding="utf-8")
    with pytest.raises(NotARecord):
        read_record(copy)


# --8<-- [start:limits]
def test_a_confident_record_passes(rules: Rules) -> None:
    """What no checker sees: that nobody measured these numbers."""
    assert problems(RECORDS / "0004-confident_wrong.md", rules) == []


# --8<-- [end:limits]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "record.py", *arguments]
    return subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False
    )


def test_the_command_says_it_with_its_exit_status(tmp_path: Path) -> None:
    good, today = str(GOOD.relative_to(HERE)), "--today=2026-11-28"
    assert run(good, today).returncode == 0
    assert run(good, "docs/decisions/0003-mail_wrong.md", today).returncode == 1
    assert run(good, "--today=2027-06-01").returncode == 1
    (tmp_path / "x.md").write_text("no header", encoding="utf-8")
    done = run(str(tmp_path / "x.md"), today)
    assert done.returncode == 1
    assert "no header between two lines of +++" in done.stdout


def test_the_checklist_s_command_prints_what_it_says() -> None:
    file = ROOT / "data" / "checklists" / "production-readiness.yml"
    items = yaml.safe_load(file.read_text(encoding="utf-8"))["items"]
    item = next(one for one in items if one["id"] == "decision-record")
    done = subprocess.run(
        ["sh", "-c", item["verify"]["run"]], cwd=HERE, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "5"
    assert "It prints 5." in item["verify"]["text"]["en"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_figure_shows_the_tree_of_the_rules(language: str, rules: Rules) -> None:
    svg = ROOT / "data" / "figures" / f"when-python-tree.{language}.svg"
    shown = " ".join(re.findall(r">([^<>]+)</text>", svg.read_text(encoding="utf-8")))
    for gate in rules.gates:
        assert gate.ask[language] in shown
        assert gate.instead[language] in shown
