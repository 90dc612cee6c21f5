"""The macro calls of a page, found by parsing it as the template engine would.

The macros plugin renders pages with an unsandboxed Jinja: whatever else than a call of a known macro with literal
arguments stands between the markers could run code on the machine that builds. So everything else is refused here,
before anything is rendered.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from handbook.problems import nearest

START, END = "<!--[[", "]]-->"
MARKERS = {
    "variable_start_string": START,
    "variable_end_string": END,
    "block_start_string": "<!--[[%",
    "block_end_string": "%]]-->",
    "comment_start_string": "<!--[[#",
    "comment_end_string": "#]]-->",
}
ALLOWED = "only a call of a macro with literal arguments is allowed"


@dataclass(frozen=True)
class Call:
    """A macro call in a page: `line` and `column` count from 1, `indent` is the white space before it.

    `alone` says whether nothing else stands on its first and last line. `offset` and `end` bound it in the text.
    """

    name: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]
    line: int
    column: int
    indent: str
    alone: bool
    offset: int
    end: int

    @cached_property
    def key(self) -> str:
        """Equal for calls of the same macro with the same arguments."""
        return key(self.name, self.args, dict(self.kwargs))


@dataclass(frozen=True)
class Refusal:
    """Something between markers that is not an allowed call."""

    line: int
    cause: str
    hint: str = ""


class _NotLiteralError(Exception):
    def __init__(self, node: nodes.Node) -> None:
        super().__init__(type(node).__name__)
        self.node = node


def key(name: str, args: Collection[Any], kwargs: dict[str, Any]) -> str:
    """A comparable form of a call."""
    return json.dumps([name, list(args), sorted(kwargs.items())], ensure_ascii=False, default=repr)


def environment() -> Environment:
    """An environment with the book's markers, as mkdocs.yml sets them."""
    # Nothing is ever rendered with it: it only splits and parses.
    return Environment(**MARKERS, keep_trailing_newline=True, autoescape=True)  # type: ignore[arg-type]


def _literal(node: nodes.Node) -> Any:  # noqa: ANN401 - a literal may be anything
    match node:
        case nodes.Const() if node.value is None or isinstance(node.value, str | int | float | bool):
            return node.value
        case nodes.List():
            return [_literal(item) for item in node.items]
        case nodes.Dict():
            return {_literal(pair.key): _literal(pair.value) for pair in node.items}
        case nodes.Neg(node=nodes.Const(value=int() | float() as value)) if not isinstance(value, bool):
            return -value
    raise _NotLiteralError(node)


def _spans(text: str, env: Environment) -> Iterator[tuple[str, int, int, int]]:
    """(kind, line, start, end) of everything between markers. Raises TemplateSyntaxError."""
    offset = 0
    opened: tuple[str, int, int] | None = None
    for line, kind, value in env.lex(text):
        # A `-` or `+` beside a marker is white space control: the text around would not be what is written.
        if (kind == "variable_begin" and value != START) or (kind == "variable_end" and value != END):
            raise TemplateSyntaxError("white space control beside a marker", line)
        if kind in ("variable_begin", "block_begin", "raw_begin", "comment_begin"):
            opened = (kind, line, offset)
        offset += len(value)
        if kind in ("variable_end", "block_end", "raw_end", "comment_end") and opened:
            yield opened[0], opened[1], opened[2], offset
            opened = None
    if offset != len(text):
        raise TemplateSyntaxError("the lexer left out a part of the page", 1)


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[tuple[Call, ...], tuple[Refusal, ...]]:
    """All calls of a page's text (newlines plain), and what is refused in it. The names are checked by `unknown`."""
    if START not in text:
        return (), ()
    env = environment()
    try:
        spans = list(_spans(text, env))
        body = env.parse(text).body
    except TemplateSyntaxError as error:
        return (), (Refusal(error.lineno, f"a macro call that cannot be read: {error.message}", ALLOWED),)
    except RecursionError:
        return (), (Refusal(1, "a macro call that is nested too deeply", ALLOWED),)
    refused = [
        Refusal(line, "template code between <!--[[% and %]]-->", ALLOWED)
        for kind, line, *_ in spans
        if kind in ("block_begin", "raw_begin")
    ]
    outputs = [part for node in body if isinstance(node, nodes.Output) for part in node.nodes]
    expressions = [part for part in outputs if not isinstance(part, nodes.TemplateData)]
    places = [(line, start, end) for kind, line, start, end in spans if kind == "variable_begin"]
    if not refused and (len(places) != len(expressions) or any(not isinstance(node, nodes.Output) for node in body)):
        refused.append(Refusal(1, "template code that is not a plain list of macro calls", ALLOWED))
    if refused:
        return (), tuple(refused)
    found = []
    for (line, start, end), node in zip(places, expressions, strict=True):
        source = text[start + len(START) : end - len(END)].strip()
        shown = source if len(source) <= 60 else source[:59] + "…"
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            refused.append(Refusal(line, f"not a macro call: {shown}", ALLOWED))
            continue
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            refused.append(Refusal(line, f"unpacked arguments: {shown}", ALLOWED))
            continue
        try:
            args = tuple(_literal(arg) for arg in node.args)
            kwargs = tuple((pair.key, _literal(pair.value)) for pair in node.kwargs)
        except (_NotLiteralError, TypeError):
            refused.append(Refusal(line, f"an argument that is not a literal: {shown}", ALLOWED))
            continue
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        before, after = text[first:start], text[end : last if last >= 0 else len(text)]
        indent = before[: len(before) - len(before.lstrip())]
        alone = not before.strip() and not after.strip()
        found.append(Call(node.node.name, args, kwargs, line, start - first + 1, indent, alone, start, end))
    return tuple(found), tuple(refused)


def unknown(call: Call, names: Collection[str]) -> Refusal | None:
    """A refusal if the call's name is no macro's."""
    return None if call.name in names else Refusal(call.line, f"unknown macro {call.name!r}", nearest(call.name, names))
