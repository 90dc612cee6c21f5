"""term and glossary: the field's words, each with one definition."""

from __future__ import annotations

from handbook import blocks
from handbook.book import Context
from handbook.glossary import Term, alphabetical
from handbook.problems import MacroError, nearest

PAGE = "glossary"


def term(context: Context, id: str, text: str | None = None) -> str:
    """A link to a term with its definition as tooltip. `text` is the wording on the page."""
    terms = context.book.terms
    if id not in terms:
        raise MacroError(f"unknown term {id!r}", nearest(id, terms))
    found, language = terms[id], context.language
    title = blocks.attribute(blocks.plain(found.definitions[language]))
    return f'[{text or found.names[language]}]({context.link(PAGE)}#term-{id} "{title}"){{ .pp-term }}'


def _entry(context: Context, found: Term) -> str:
    language, terms = context.language, context.book.terms
    see = ", ".join(f"[{terms[other].names[language]}](#term-{other})" for other in found.see if other in terms)
    source = f"[{context.words('source')}]({found.source})" if found.source else ""
    more = [f"{context.words('see_also')} {see}." if see else "", source]
    return blocks.html(
        "div.pp-glossary__term",
        blocks.html(f"h3#term-{found.id}", found.names[language]),
        blocks.html("p", blocks.one_line(found.definitions[language])),
        blocks.html("p.pp-glossary__more", " ".join(part for part in more if part)) if any(more) else "",
    )


def glossary(context: Context) -> str:
    """Every term, in the alphabet of the page's language."""
    terms = alphabetical(context.book.terms.values(), context.language)
    return blocks.html("div.pp-glossary", *(_entry(context, one) for one in terms))
