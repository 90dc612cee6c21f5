"""The macros by name, and the one way to render a call, whoever asks: the builder or a check."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from handbook import blocks, calls
from handbook.book import Context
from handbook.problems import MacroError, Problem, ProblemsFound, nearest
from handbook.render import checklist, exercise, facts, measurements, numbers, path, sample, share, skill_map, term

MACROS: Mapping[str, Callable[..., str]] = {
    "sample": sample.sample,
    "output": sample.output,
    "proof": sample.proof,
    "checklist": checklist.checklist,
    "checklists": checklist.checklists,
    "term": term.term,
    "glossary": term.glossary,
    "page_facts": facts.page_facts,
    "path": path.path,
    "skill_map": skill_map.skill_map,
    "exercise": exercise.exercise,
    "figure": numbers.figure,
    "number": numbers.number,
    "measurement": numbers.measurement,
    "measurements": measurements.measurements,
    "executed_share": share.executed_share,
}
INLINE = frozenset({"term", "number"})


@lru_cache(maxsize=64)
def _signature(name: str) -> tuple[inspect.Signature, dict[str, Any]]:
    function = MACROS[name]
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return inspect.Signature(parameters), get_type_hints(function)


def _fits(value: object, hint: object) -> bool:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    if origin is list:
        return isinstance(value, list) and all(_fits(item, get_args(hint)[0]) for item in value)
    return type(value) is hint or (value is None and hint is type(None))


def _shown(hint: object) -> str:
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(_shown(one) for one in get_args(hint))
    if get_origin(hint) is list:
        return "a list of texts"
    return {str: "a text", bool: "True or False", type(None): "None"}.get(hint, str(hint))  # type: ignore[call-overload, no-any-return]


def bind(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> inspect.BoundArguments:
    """Check a call's arguments against the macro's signature. Raises MacroError."""
    signature, hints = _signature(name)
    parameters = signature.parameters
    usage = (
        f"{name}({', '.join(str(p) if p.default is p.empty else f'{p.name}={p.default}' for p in _bare(parameters))})"
    )
    for key in kwargs:
        if key not in parameters:
            raise MacroError(
                f"{name}() has no argument {key!r}", nearest(key, parameters) if parameters else f"write {usage}"
            )
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError as error:
        raise MacroError(f"{name}(): {error}", f"write {usage}") from None
    for key, value in bound.arguments.items():
        if not _fits(value, hints[key]):
            raise MacroError(f"{name}(): {key} must be {_shown(hints[key])}, not {value!r}", f"write {usage}")
    return bound


def _bare(parameters: Mapping[str, inspect.Parameter]) -> list[inspect.Parameter]:
    return [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters.values()]


def place(context: Context, name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> calls.Call:
    """Where a call stands in the page's source. A macro is not told where it is called, so equal calls are looked up.

    Raises MacroError if the page has no such call, or has it in two places that are indented differently.
    """
    key = calls.key(name, list(args), dict(kwargs))
    found = [call for call in context.page.content.calls if call.key == key]
    if not found:
        raise MacroError(f"{context.page.path} has no such call of {name}()", "was the page changed during the build?")
    if name not in INLINE and len({call.indent for call in found}) > 1:
        lines = " and ".join(str(call.line) for call in found)
        raise MacroError(
            f"the same {name}() at lines {lines} is indented differently",
            "make the arguments differ, or the indentation equal",
        )
    return found[0]


def render(context: Context, name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
    """Render a call as it stands in its page, indented like it. Raises MacroError or ProblemsFound."""
    call = place(context, name, args, kwargs)
    if name in INLINE:
        bind(name, args, kwargs)
        return MACROS[name](context, *args, **kwargs)
    if not call.alone:
        raise MacroError(
            f"{name}() must stand alone on its line", "put it on a line of its own, indented like the text around it"
        )
    if "\t" in call.indent:
        raise MacroError(f"{name}() is indented with a tab", "use four spaces")
    bind(name, args, kwargs)
    return blocks.indented(MACROS[name](context, *args, **kwargs), call.indent)


def render_or_report(context: Context, name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
    """Like `render`, but every failure is a ProblemsFound that names the page and the line."""
    try:
        return render(context, name, args, kwargs)
    except MacroError as error:
        key = calls.key(name, list(args), dict(kwargs))
        line = next((call.line for call in context.page.content.calls if call.key == key), 1)
        raise ProblemsFound([Problem(context.page.path, line, error.cause, error.hint)]) from None
