"""checklist and checklists: readable lists that scripts can make tickable."""

from __future__ import annotations

from handbook import blocks
from handbook.book import Context
from handbook.checklists import Checklist, Item
from handbook.problems import MacroError, nearest


def _item(context: Context, checklist: Checklist, item: Item) -> str:
    language = context.language
    verify = [item.verify.text.get(language, ""), blocks.code(item.verify.run) if item.verify.run else ""]
    how = f"**{context.words('verify')}** " + " ".join(blocks.one_line(part) for part in verify if part)
    why = f"**{context.words('why')}** {blocks.one_line(item.why[language])}"
    return blocks.html(
        f'li#check-{checklist.id}-{item.id}[data-item="{item.id}"]',
        blocks.html("p.pp-item", blocks.one_line(item.text[language])),
        blocks.html("p.pp-why", why),
        blocks.html("p.pp-verify", how),
        mode="block",
    )


def _checklist(context: Context, found: Checklist) -> str:
    return blocks.html(
        f'div.pp-checklist#checklist-{found.id}[data-checklist="{found.id}"]',
        blocks.html("p.pp-checklist__title", blocks.one_line(found.title[context.language])),
        blocks.html("p.pp-checklist__intro", blocks.one_line(found.intro[context.language])),
        blocks.html("ul", *(_item(context, found, item) for item in found.items)),
    )


def checklist(context: Context, id: str) -> str:
    """A shared checklist, with why and how to verify each item."""
    lists = context.book.checklists
    if id not in lists:
        raise MacroError(f"unknown checklist {id!r}", nearest(id, lists))
    return _checklist(context, lists[id])


def checklists(context: Context) -> str:
    """All checklists, in the order of their files."""
    return "\n\n".join(_checklist(context, one) for one in context.book.checklists.values())
