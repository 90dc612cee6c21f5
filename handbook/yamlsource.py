"""YAML in which every value knows its line, so that a wrong value in a data file is named like a wrong line of code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from handbook.languages import LANGUAGES, NAMES
from handbook.problems import Problem, nearest

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MALFORMED = "malformed YAML"


@dataclass(frozen=True)
class Entry:
    """A value and its place. `value` is a scalar, a dict of name -> Entry or a list of Entry."""

    value: Any
    path: str
    line: int

    def plain(self) -> Any:  # noqa: ANN401 - YAML holds anything
        """The value without its places."""
        if isinstance(self.value, dict):
            return {key: entry.plain() for key, entry in self.value.items()}
        if isinstance(self.value, list):
            return [entry.plain() for entry in self.value]
        return self.value

    def problem(self, cause: str, hint: str = "") -> Problem:
        """A problem at this value's place."""
        return Problem(self.path, self.line, cause, hint)


def _build(node: yaml.Node, loader: Any, path: str, first: int, problems: list[Problem]) -> Entry:  # noqa: ANN401
    line = node.start_mark.line + first
    if isinstance(node, yaml.MappingNode):
        content: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            at = key_node.start_mark.line + first
            if key is None:
                problems.append(Problem(path, at, "a key must be a plain word"))
                continue
            if key in content:
                problems.append(Problem(path, at, f"key {key!r} is there twice", f"first at line {content[key].line}"))
                continue
            entry = _build(value_node, loader, path, first, problems)
            # A value may begin below its key; a reader looks for the key.
            content[key] = Entry(entry.value, path, at)
        return Entry(content, path, line)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_build(item, loader, path, first, problems) for item in node.value], path, line)
    if node.tag.startswith(("!", "tag:yaml.org,2002:python")):
        # mkdocs.yml has tags of its builder (!ENV, !!python/name:…): here they are just text.
        return Entry(node.value, path, line)
    return Entry(loader.construct_object(node), path, line)


@lru_cache(maxsize=512)
def _load(text: str, path: str, first: int) -> tuple[Entry | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, ()
        return _build(node, loader, path, first, problems), tuple(problems)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first
        cause = getattr(error, "problem", None) or str(error).splitlines()[0]
        at = line - first
        tab = text.splitlines()[at : at + 1] if "cannot start any token" in cause else []
        hint = "indent with spaces, not with tabs" if tab and tab[0].startswith("\t") else ""
        return None, (Problem(path, line, f"{MALFORMED}: {cause}", hint),)
    finally:
        loader.dispose()


def load(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Entry | None:
    """Parse `text` (of the file `path`, beginning at its line `first_line`).

    Returns None for an empty or malformed document; what is wrong is added to `problems`.
    """
    entry, found = _load(text, path, first_line)
    problems.extend(found)
    return entry


class Fields:
    """Reads a mapping field by field. Whatever is wrong goes to `problems`; the reader goes on with an empty value."""

    def __init__(self, entry: Entry, problems: list[Problem], what: str, keys: tuple[str, ...]) -> None:
        """`what` names the mapping in messages; `keys` are all keys that it may have."""
        self.entry, self.problems, self.what = entry, problems, what
        self.content: dict[str, Entry] = entry.value if isinstance(entry.value, dict) else {}
        if not isinstance(entry.value, dict):
            problems.append(entry.problem(f"{what} must be a mapping ({', '.join(keys)})"))
        for key, value in self.content.items():
            if key not in keys:
                problems.append(value.problem(f"{what} has an unknown key {key!r}", nearest(key, keys)))

    def add(self, key: str, cause: str, hint: str = "") -> None:
        """Note a problem at the place of `key`, or of the mapping where the key is missing."""
        self.problems.append(self.content.get(key, self.entry).problem(cause, hint))

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return key in self.content and self.content[key].value is not None

    def line(self, key: str) -> int:
        """The line of a key, or of the mapping where the key is missing."""
        return self.content.get(key, self.entry).line

    def string(self, key: str, required: bool = True) -> str:
        """A string, or '' where it is missing."""
        if not self.has(key):
            if required:
                self.add(key, f"{self.what} needs {key!r}")
            return ""
        value = self.content[key].value
        if not isinstance(value, str):
            self.add(key, f"{self.what}: {key!r} must be text, not {value!r}", "put it in quotes")
            return ""
        if required and not value.strip():
            self.add(key, f"{self.what}: {key!r} is empty")
        return value.strip()

    def integer(self, key: str, default: int) -> int:
        """A whole number, or the default."""
        if not self.has(key):
            return default
        value = self.content[key].value
        if not isinstance(value, int) or isinstance(value, bool):
            self.add(key, f"{self.what}: {key!r} must be a whole number, not {value!r}")
            return default
        return value

    def strings(self, key: str, required: bool = False) -> tuple[str, ...]:
        """A list of strings; () where it is missing."""
        found = []
        for entry in self.entries(key, required):
            if isinstance(entry.value, str):
                found.append(entry.value)
            else:
                self.problems.append(entry.problem(f"{self.what}: {key!r} holds {entry.plain()!r}, which is not text"))
        return tuple(found)

    def entries(self, key: str, required: bool = False) -> list[Entry]:
        """The entries of a list; [] where it is missing."""
        if not self.has(key):
            if required:
                self.add(key, f"{self.what} needs {key!r}")
            return []
        value = self.content[key].value
        if not isinstance(value, list):
            self.add(key, f"{self.what}: {key!r} must be a list")
            return []
        if required and not value:
            self.add(key, f"{self.what}: {key!r} is empty")
        return value

    def mapping(self, key: str) -> Iterator[tuple[str, Entry]]:
        """The names and entries of a mapping; none where it is missing."""
        if self.has(key):
            value = self.content[key].value
            if isinstance(value, dict):
                yield from value.items()
            else:
                self.add(key, f"{self.what}: {key!r} must be a mapping")

    def text(self, key: str, required: bool = True) -> dict[str, str]:
        """A text in every language; empty ones where it is missing."""
        if not self.has(key):
            if required:
                self.add(key, f"{self.what} needs {key!r}, in {' and '.join(LANGUAGES)}")
            return dict.fromkeys(LANGUAGES, "")
        return translated(self.content[key], self.problems, f"{self.what}: {key!r}")


def translated(entry: Entry, problems: list[Problem], what: str) -> dict[str, str]:
    """Read `{en: …, es: …}`. A missing, empty or unknown language is a problem; the result then has '' for it."""
    if not isinstance(entry.value, dict):
        problems.append(entry.problem(f"{what} must be in every language: {{en: …, es: …}}"))
        return dict.fromkeys(LANGUAGES, "")
    for language, value in entry.value.items():
        if language not in LANGUAGES:
            problems.append(value.problem(f"{what} has an unknown language {language!r}", nearest(language, LANGUAGES)))
    texts = {}
    for language in LANGUAGES:
        one = entry.value.get(language)
        value = one.value if one else None
        texts[language] = value.strip() if isinstance(value, str) else ""
        if not texts[language]:
            cause = "must be text" if value not in (None, "") and not isinstance(value, str) else "is missing"
            problems.append((one or entry).problem(f"{what}: the {NAMES[language]} text ({language}) {cause}"))
    return texts
