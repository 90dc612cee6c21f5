"""Checklists that several pages share: data/checklists/*.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.languages import Text
from handbook.problems import Problem, nearest
from handbook.yamlsource import Entry, Fields, load

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KINDS = ("command", "rule", "test", "review")


@dataclass(frozen=True)
class Verify:
    """How an item is checked: text, and a command where there is one."""

    kind: str
    run: str
    text: Text


@dataclass(frozen=True)
class Item:
    """One thing to check. Its id is for ever: readers' ticks are saved under it."""

    id: str
    text: Text
    why: Text
    verify: Verify


@dataclass(frozen=True)
class Checklist:
    """A list with its items."""

    id: str
    title: Text
    intro: Text
    items: tuple[Item, ...]


def check_id(fields: Fields, what: str) -> str:
    """Read `id`; one of the wrong form is a problem."""
    found = fields.string("id")
    if found and not ID.fullmatch(found):
        fields.add("id", f"{what} id {found!r} is not made of a-z, 0-9 and single hyphens")
    return found


def _verify(entry: Entry, problems: list[Problem], item: str) -> Verify:
    fields = Fields(entry, problems, f"verify of item {item!r}", ("kind", "run", "text"))
    kind = fields.string("kind")
    if kind and kind not in KINDS:
        fields.add("kind", f"item {item!r}: unknown kind {kind!r}", nearest(kind, KINDS))
    run = fields.string("run", required=False)
    if kind == "command" and not run:
        fields.add("kind", f"item {item!r} is verified by a command, and `run` is missing")
    return Verify(kind, run, fields.text("text", required=not run))


def _item(entry: Entry, problems: list[Problem]) -> Item:
    fields = Fields(entry, problems, "a checklist item", ("id", "text", "why", "verify"))
    name = check_id(fields, "item")
    verify = Verify("", "", {})
    if fields.has("verify"):
        verify = _verify(fields.content["verify"], problems, name)
    else:
        fields.add("verify", f"item {name!r} needs 'verify'")
    return Item(name, fields.text("text"), fields.text("why"), verify)


def load_checklists(root: Path, problems: list[Problem]) -> dict[str, Checklist]:
    """Read data/checklists/*.yml, sorted by file name. Ids of items are unique in their list."""
    found = {}
    for path in sorted((root / "data" / "checklists").glob("*.yml")):
        text = files.try_read(root, path, problems)
        entry = load(text, files.relative(root, path), problems) if text is not None else None
        if entry is None:
            continue
        fields = Fields(entry, problems, "a checklist", ("id", "title", "intro", "items"))
        name = check_id(fields, "checklist")
        if name and name != path.stem:
            fields.add("id", f"checklist id {name!r} is not its file's name", f"write {path.stem!r}")
        items = []
        lines: dict[str, int] = {}
        for one in fields.entries("items", required=True):
            item = _item(one, problems)
            if item.id and item.id in lines:
                problems.append(one.problem(f"item id {item.id!r} is there twice", f"first at line {lines[item.id]}"))
                continue
            lines[item.id] = one.line
            items.append(item)
        found[path.stem] = Checklist(path.stem, fields.text("title"), fields.text("intro"), tuple(items))
    return found
