"""Checks decision records against rules.toml.

In the folder that holds rules.toml and CODEOWNERS:
python record.py docs/decisions/0001-why-python.md [--today 2026-11-28]
"""

from __future__ import annotations

import argparse
import json
import math
import operator
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    ">=": operator.ge,
    "==": operator.eq,
}
STATUSES = ("proposed", "accepted", "rejected", "superseded")
CLOSED = ("rejected", "superseded")
LONGEST_DAYS = 366
LEAST_WORDS = 4
Answer = float | bool


class NotARecord(Exception):
    """The file has no header between two lines of `+++`, or it is no TOML."""


# --8<-- [start:gate]
@dataclass(frozen=True)
class Gate:
    """A question of the tree: it stops the choice of Python, or lets it pass."""

    id: str
    ask: Mapping[str, str]
    compare: str
    limit: Answer
    unit: str
    instead: Mapping[str, str]

    def stops(self, answer: Answer) -> bool:
        return COMPARE[self.compare](answer, self.limit)

    def accepts(self, value: object) -> bool:
        """Whether a value is of the gate's kind: yes or no, or a number."""
        if isinstance(self.limit, bool):
            return isinstance(value, bool)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and math.isfinite(value)  # TOML has nan, which passes every gate


def first_stop(gates: tuple[Gate, ...], answers: Mapping[str, Answer]) -> Gate | None:
    """The gate that decides, or None: then Python fits."""
    return next((g for g in gates if g.id in answers and g.stops(answers[g.id])), None)


# --8<-- [end:gate]


@dataclass(frozen=True)
class Rules:
    """rules.toml, with the measured limits filled in, and the names that exist."""

    root: Path
    questions: tuple[dict[str, Any], ...]
    evidence: Mapping[str, dict[str, str]]
    filler: Mapping[str, str]
    gates: tuple[Gate, ...]
    names: frozenset[str]


@dataclass(frozen=True)
class Record:
    """A record: its header, its sections as (line, text), and its lines."""

    header: Mapping[str, Any]
    sections: Mapping[str, tuple[int, str]]
    lines: tuple[str, ...]

    def line(self, word: str) -> int:
        """The first line that begins with a word, else 1."""
        found = (n for n, text in enumerate(self.lines, 1) if text.startswith(word))
        return next(found, 1)


def results(file: Path) -> dict[str, Any]:
    """The values of a result file."""
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content.get("values", {})


def measured(root: Path, source: str) -> float:
    """The value behind `file.json#key`. Raises OSError or KeyError."""
    file, _, key = source.partition("#")
    return float(results(root / file)[key]["value"])


def read_rules(root: Path) -> Rules:
    data = tomllib.loads((root / "rules.toml").read_text(encoding="utf-8"))
    gates = []
    for one in data["gate"]:
        stop, limit = one["stop"], one["stop"]["limit"]
        if isinstance(limit, str):
            limit = measured(root, limit)
        gates.append(
            Gate(one["id"], one["ask"], stop["if"], limit, stop["unit"], one["instead"])
        )
    owners = (root / "CODEOWNERS").read_text(encoding="utf-8")
    return Rules(
        root,
        tuple(data["question"]),
        data["evidence"],
        data["filler"],
        tuple(gates),
        frozenset(re.findall(data["evidence"]["name"]["pattern"], owners)),
    )


def read_record(path: Path) -> Record:
    """Raises NotARecord."""
    text = path.read_text(encoding="utf-8")
    parts = re.match(r"\+\+\+\n(.*?\n)\+\+\+\n", text, re.DOTALL)
    if parts is None:
        raise NotARecord("no header between two lines of +++")
    try:
        header = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise NotARecord(str(error)) from None
    sections: dict[str, tuple[int, str]] = {}
    heading, start = "", 0
    lines = text.split("\n")
    for number, line in enumerate([*lines, "## "], 1):
        if line.startswith("## "):
            if heading:
                body = "\n".join(lines[start : number - 1])
                body = re.sub(r"<!--.*?-->|<[^>`]*>", "", body, flags=re.DOTALL)
                body = re.sub(r"\n {2,}", " ", body)
                sections[heading] = (start, body.strip())
            heading, start = line.removeprefix("## ").strip(), number
    return Record(header, sections, tuple(lines))


# --8<-- [start:sections]
def sections(record: Record, rules: Rules) -> Iterator[tuple[int, str]]:
    """Questions without an answer, and answers without evidence."""
    for question in rules.questions:
        heading = question["heading"]
        if heading not in record.sections:
            yield 1, f"no section '## {heading}': {question['asks']}"
            continue
        line, text = record.sections[heading]
        if len(re.findall(r"\w+", text)) < LEAST_WORDS:
            yield line, f"{heading} is not answered: {question['asks']}"
            continue
        for kind, least in question["needs"].items():
            evidence = rules.evidence[kind]
            found = set(re.findall(evidence["pattern"], text))
            if kind == "name":
                found &= rules.names
            if len(found) < least:
                count = f"{len(found)} of {least}"
                yield line, f"{heading}: {count} {evidence['means']}"


def filler(record: Record, rules: Rules) -> Iterator[tuple[int, str]]:
    """Phrases that would be true of any language."""
    text = "\n".join(record.lines)
    for phrase, ask in rules.filler.items():
        # A line may end inside the phrase.
        pattern = re.escape(phrase).replace(r"\ ", r"\s+")
        for found in re.finditer(pattern, text, re.IGNORECASE):
            line = text.count("\n", 0, found.start()) + 1
            yield line, f'"{phrase}" fits any language: {ask}'


# --8<-- [end:sections]


# --8<-- [start:answers]
def source_problem(source: str, rules: Rules, today: date) -> str | None:
    """What is wrong with a source: a file, file.json#key, a link, or @name date."""
    asked = re.fullmatch(r"(@\S+) (20\d\d-\d\d-\d\d)", source)
    if asked:
        if asked[1] not in rules.names:
            return f"{asked[1]} is not in CODEOWNERS"
        try:
            later = date.fromisoformat(asked[2]) > today
        except ValueError:
            return f"{asked[2]} is no date"
        return f"{asked[2]} is still to come" if later else None
    if source.startswith("https://"):
        return None
    file, _, key = source.partition("#")
    if (rules.root / file).is_file():
        if key and key not in results(rules.root / file):
            return f"{file} has no value {key!r}"
        return None
    return f"{source!r} is no file, link or '@name date'"


def answers(
    record: Record, rules: Rules, today: date
) -> tuple[dict[str, Answer], list[tuple[int, str]]]:
    """The answer to each gate, and what is wrong with answers and sources."""
    table, found = record.header.get("answers"), []
    given = table if isinstance(table, dict) else {}
    values: dict[str, Answer] = {}
    for gate in rules.gates:
        answer, line = given.get(gate.id), record.line(f"{gate.id} =")
        if not isinstance(answer, dict) or "source" not in answer:
            found.append((line, f"answers.{gate.id} is missing: {gate.ask['en']}"))
            continue
        source = str(answer["source"])
        problem = source_problem(source, rules, today)
        if problem:
            found.append((line, f"answers.{gate.id}: {problem}"))
        if gate.accepts(answer.get("value")):
            values[gate.id] = answer["value"]
        elif "#" in source and "value" not in answer and not problem:
            values[gate.id] = measured(rules.root, source)
        else:
            kind = gate.unit or "true or false"
            found.append((line, f"answers.{gate.id} needs a value: {kind}"))
    return values, found


# --8<-- [end:answers]


# --8<-- [start:header]
def header(record: Record, today: date) -> Iterator[tuple[int, str]]:
    """Dates that are wrong or over, and a comparison with nothing."""
    head = record.header
    if head.get("status") not in STATUSES:
        yield record.line("status"), f"status must be one of {', '.join(STATUSES)}"
    if len(str(head.get("alternative", "")).split()) < 3:
        line = record.line("alternative")
        yield line, "alternative: name the simplest thing that could do the job"
    decided, review = head.get("decided"), head.get("review")
    if type(decided) is not date or type(review) is not date:  # no times of day
        yield record.line("decided"), "decided and review must be dates"
        return
    if decided > today:
        yield record.line("decided"), f"decided: {decided} is still to come"
    if head.get("status") in CLOSED:
        return
    if review < today:
        yield record.line("review"), f"review: {review} has passed, decide again"
    elif (review - decided).days > LONGEST_DAYS:
        yield record.line("review"), f"review: {review} is over a year after {decided}"


# --8<-- [end:header]


# --8<-- [start:check]
def check(record: Record, rules: Rules, today: date) -> list[tuple[int, str]]:
    """Everything that is wrong with a record, as (line, what); empty if nothing is."""
    values, found = answers(record, rules, today)
    stop = first_stop(rules.gates, values)
    choice = str(record.header.get("choice", "")).casefold()
    if not choice:
        found.append((1, "choice: which language?"))
    if stop and choice.startswith("python"):
        line, answer = record.line("choice"), values[stop.id]
        how = "yes" if answer is True else f"{answer} {stop.compare} {stop.limit:g}"
        what = f"'{stop.id}' stops it ({how} {stop.unit}".rstrip()
        found.append((line, f"{what}): take {stop.instead['en']}"))
    found += header(record, today)
    found += sections(record, rules)
    found += filler(record, rules)
    return sorted(found)


# --8<-- [end:check]


def main() -> int:
    """Exit status: 0 if every record is right."""
    parser = argparse.ArgumentParser(description="Checks decision records.")
    parser.add_argument("records", nargs="+", type=Path)
    today = datetime.now(UTC).date()
    parser.add_argument("--today", type=date.fromisoformat, default=today)
    options = parser.parse_args()
    root = Path.cwd()
    rules = read_rules(root)
    count = 0
    for path in options.records:
        try:
            found = check(read_record(path), rules, options.today)
        except NotARecord as error:
            found = [(1, str(error))]
        count += len(found)
        print(f"{path}: {len(found)} problems" if found else f"{path}: in order")
        for line, what in found:
            print(f"{line:4}  {what}")
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main())
