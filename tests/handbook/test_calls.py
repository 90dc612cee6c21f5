from __future__ import annotations

import pytest
from jinja2 import Environment

from handbook import calls
from handbook.calls import MARKERS, parse

HOSTILE = {
    "globals": "cycler.__init__.__globals__.os.popen('id').read()",
    "subscript": "''['__class__']",
    "attribute": "config.site_name",
    "name": "config",
    "method": "sample.__call__('x')",
    "call of a call": "sample('x')('y')",
    "operator": "sample('a') + sample('b')",
    "concatenation": "sample('a' ~ 'b')",
    "filter": "sample('a') | upper",
    "filter in an argument": "sample('a' | upper)",
    "test": "sample('a') is string",
    "condition": "sample('a') if true else ''",
    "name as argument": "sample(page)",
    "call as argument": "sample(range(3))",
    "comparison": "sample(1 < 2)",
    "tuple": "sample((1, 2))",
    "unpacked list": "sample(*['a'])",
    "unpacked mapping": "sample(**{'path': 'a'})",
    "keyword with a name": "sample(path=self)",
    "hidden in a list": "sample('a', [['b', config]])",
    "hidden in a mapping": "sample({'a': lipsum})",
    "number operator": "sample(2 ** 99999999)",
    "negated text": "sample(-'a')",
    "literal": "'text'",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("page", ["{}", "```\n{}\n```", "a `{}` b", "- {}\n", "> {}", "<!-- {}"])
def test_anything_but_a_call_with_literals_is_refused(source: str, page: str) -> None:
    found, refused = parse(page.format(f"<!--[[ {source} ]]-->"))
    assert not found
    assert len(refused) == 1
    assert "only a call of a macro with literal arguments is allowed" in refused[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "<!--[[% for x in [1] %]]-->x<!--[[% endfor %]]-->",
        "<!--[[% set x = 1 %]]-->",
        "<!--[[% include 'index.md' %]]-->",
        "<!--[[% import 'index.md' as x %]]-->",
        "<!--[[% raw %]]--><!--[[ x ]]--><!--[[% endraw %]]-->",
        "<!--[[% macro sample(x) %]]--><!--[[% endmacro %]]-->",
        "<!--[[%- if true -%]]-->x<!--[[% endif %]]-->",
    ],
)
def test_template_code_is_refused(text: str) -> None:
    found, refused = parse(text)
    assert not found
    assert refused
    assert refused[0].line == 1


@pytest.mark.parametrize(
    "text",
    ["<!--[[ sample(", "<!--[[ sample('a')", "<!--[[ ]]-->", "<!--[[ sample('a' ]]-->", "<!--[[% x", "<!--[[# x"],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    found, refused = parse(f"one\n\n{text}\n")
    assert not found
    assert len(refused) == 1


@pytest.mark.parametrize("text", ["a\n<!--[[- term('x') ]]-->", "<!--[[ term('x') -]]-->\n b"])
def test_white_space_control_is_refused(text: str) -> None:
    assert not parse(text)[0]
    assert parse(text)[1]


def test_a_refusal_knows_its_line() -> None:
    _, refused = parse("a\n\nb <!--[[ term('x') ]]-->\n\n<!--[[ config ]]-->\n")
    assert [(one.line, one.cause) for one in refused] == [(5, "not a macro call: config")]


def test_a_call_knows_its_place_and_its_arguments() -> None:
    text = "one\n\n    <!--[[ sample('a', [\"b\"], n=None, x=-1.5, on=true, d={'k': [1]}) ]]-->\n"
    (call,), refused = parse(text)
    assert not refused
    assert (call.name, call.args, dict(call.kwargs)) == (
        "sample",
        ("a", ["b"]),
        {"n": None, "x": -1.5, "on": True, "d": {"k": [1]}},
    )
    assert (call.line, call.column, call.indent, call.alone) == (3, 5, "    ", True)
    assert text[call.offset : call.end].startswith("<!--[[ sample(")
    assert text[call.offset : call.end].endswith("]]-->")


def test_a_call_over_several_lines() -> None:
    (call,), _ = parse(
        "- x\n\n    <!--[[ sample(\n      'a',\n      notes=['one ]]--> two',\n             'three']) ]]-->\n"
    )
    assert (call.line, call.indent, call.alone) == (3, "    ", True)
    assert dict(call.kwargs)["notes"] == ["one ]]--> two", "three"]


def test_inline_calls_are_not_alone() -> None:
    found, _ = parse("A <!--[[ term('x') ]]--> and <!--[[ term('y') ]]-->.\n")
    assert [(call.column, call.alone) for call in found] == [(3, False), (30, False)]


def test_text_without_markers_is_never_parsed() -> None:
    assert parse("${{ github.sha }} {{ x | y }} {% for %} {# c #} <!-- a --> [[ b ]]") == ((), ())


def test_comments_are_left_out() -> None:
    found, refused = parse("<!--[[# sample(config) #]]-->\n<!--[[ term('x') ]]-->\n")
    assert (len(found), refused) == (1, ())


def test_the_engine_sees_what_was_parsed() -> None:
    """The same text, rendered with the same markers, makes exactly the calls that were found."""
    text = "a {{ x }}\n<!--[[ term('x') ]]-->\n```\n<!--[[ term('y', \"z\") ]]-->\n```\n"
    seen: list[str] = []
    env = Environment(**MARKERS, autoescape=True)  # type: ignore[arg-type]
    env.globals["term"] = lambda *args: seen.append(calls.key("term", args, {})) or ""  # type: ignore[func-returns-value]
    env.from_string(text).render()
    assert seen == [call.key for call in parse(text)[0]]


def test_unknown_names_have_a_hint() -> None:
    (call,), _ = parse("<!--[[ smaple('x') ]]-->")
    refusal = calls.unknown(call, ["sample", "term"])
    assert refusal
    assert (refusal.cause, refusal.hint) == ("unknown macro 'smaple'", "did you mean 'sample'?")
