"""Which change of the OpenAPI document breaks a client of the old one?

python contract.py writes the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SNAPSHOT = Path(__file__).with_name("openapi.json")
Schema = dict[str, Any]
EXTRA = "additionalProperties"
TIGHTER = {
    "minLength": max, "maxLength": min, "minimum": max, "maximum": min,
    "exclusiveMinimum": max, "exclusiveMaximum": min,
}  # fmt: skip


# --8<-- [start:operations]
def breaking(old: Schema, new: Schema) -> list[str]:
    """One line per change that an old client can fail at."""
    return sorted(set(_operations(old, new)))


def _operations(old: Schema, new: Schema) -> Iterator[str]:
    for path, method, was in _all(old):
        name = f"{method.upper()} {path}"
        now = new["paths"].get(path, {}).get(method)
        if now is None:
            yield f"{name}: gone"
            continue
        yield from _parameters(name, was, now)
        for kind, before, after in _bodies(old, new, was, now):
            yield from Compare(old, new, sent=True).schema(
                f"{name} takes{kind}", before, after
            )
        for status, answer in was["responses"].items():
            if status not in now["responses"]:
                yield f"{name}: {status} gone"
                continue
            for before, after in _pairs(answer, now["responses"][status]):
                yield from Compare(old, new, sent=False).schema(
                    f"{name} answers", before, after
                )


# --8<-- [end:operations]


def _all(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _pairs(was: Schema, now: Schema) -> Iterator[tuple[Schema, Schema]]:
    for kind, content in was.get("content", {}).items():
        after = now.get("content", {}).get(kind, {})
        yield content.get("schema", {}), after.get("schema", {})


def _bodies(
    old: Schema, new: Schema, was: Schema, now: Schema
) -> Iterator[tuple[str, Schema, Schema]]:
    for before, after in _pairs(was.get("requestBody", {}), now.get("requestBody", {})):
        yield "", before, after


# --8<-- [start:parameters]
def _parameters(name: str, was: Schema, now: Schema) -> Iterator[str]:
    before = {(p["in"], p["name"]): p for p in was.get("parameters", [])}
    after = {(p["in"], p["name"]): p for p in now.get("parameters", [])}
    for key in before:
        if key not in after:
            yield f"{name}: parameter {key[1]} gone"
        else:
            compare = Compare({}, {}, sent=True)
            yield from compare.schema(
                f"{name} parameter {key[1]}",
                before[key]["schema"],
                after[key]["schema"],
            )
    for key, parameter in after.items():
        asked_before = before.get(key, {}).get("required", False)
        if parameter.get("required", False) and not asked_before:
            yield f"{name}: parameter {key[1]} now required"


# --8<-- [end:parameters]


# --8<-- [start:compare]
class Compare:
    """Sent by the client: nothing may get tighter. Sent to it: nothing looser."""

    def __init__(self, old: Schema, new: Schema, *, sent: bool) -> None:
        self.old, self.new, self.sent = old, new, sent

    def schema(self, where: str, was: Schema, now: Schema) -> Iterator[str]:
        was, now = _resolve(self.old, was), _resolve(self.new, now)
        accepted, offered = _types(was), _types(now)
        lost = accepted - offered if self.sent else offered - accepted
        if lost and accepted:
            change = "no longer" if self.sent else "may now be"
            yield f"{where}: {change} {', '.join(sorted(lost))}"
        yield from self._properties(where, was, now)
        if self.sent:
            if now.get("pattern") not in (None, was.get("pattern")):
                yield f"{where}: another pattern"
            for rule, tighter in TIGHTER.items():
                before, after = was.get(rule), now.get(rule)
                same = after is None or after == before
                if not same and (before is None or tighter(before, after) == after):
                    yield f"{where}: {rule} tightened to {after}"
        if "items" in was:
            yield from self.schema(f"{where}[]", was["items"], now.get("items", {}))

    def _properties(self, where: str, was: Schema, now: Schema) -> Iterator[str]:
        after = now.get("properties", {})
        for name, before in was.get("properties", {}).items():
            if name not in after:
                yield f"{where}: {name} gone"
            else:
                yield from self.schema(f"{where}.{name}", before, after[name])
        if self.sent:
            for name in set(now.get("required", [])) - set(was.get("required", [])):
                yield f"{where}: {name} now required"
            if (was.get(EXTRA), now.get(EXTRA)) in ((None, False), (True, False)):
                yield f"{where}: unknown fields now refused"
        else:
            for name in set(was.get("required", [])) - set(now.get("required", [])):
                yield f"{where}: {name} may now be absent"


# --8<-- [end:compare]


def _resolve(document: Schema, schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _types(schema: Schema) -> set[str]:
    """{"string", "null"}; the values of an enumeration count as types."""
    if "anyOf" in schema:
        return set().union(*(_types(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return {repr(value) for value in schema["enum"]}
    if "const" in schema:
        return {repr(schema["const"])}
    kind = schema.get("type")
    return set(kind) if isinstance(kind, list) else {kind} if kind else set()


def document() -> Schema:
    from main import create_app

    found: Schema = create_app().openapi()
    return found


if __name__ == "__main__":
    SNAPSHOT.write_text(json.dumps(document(), indent=1) + "\n", encoding="utf-8")
