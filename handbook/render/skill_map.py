"""skill_map: which chapters serve which roles, from the paths that say so."""

from __future__ import annotations

from handbook import blocks
from handbook.book import Context
from handbook.problems import MacroError
from handbook.render.reading import argument


def skill_map(context: Context) -> str:
    """A table of the chapters of all paths that have a `role`: a column for each role, in it the number of the step.

    What serves most roles comes first, and of those what is read first. Raises MacroError if no path has a role.
    """
    language, roles = context.language, [path for path in context.book.paths.values() if path.role]
    if not roles:
        raise MacroError("no path in data/paths has a role", "add `role: {en: …, es: …}` to one")
    places: dict[str, dict[str, int]] = {}
    for path in roles:
        for number, step in enumerate(path.steps, 1):
            if step.page in context.book.pages[language]:  # an unknown one is an error of the path
                places.setdefault(step.page, {})[path.id] = number
    ordered = sorted(
        places, key=lambda page: (-len(places[page]), sum(places[page].values()) / len(places[page]), page)
    )
    here = {argument(call, 0, "id") for call in context.page.content.calls if call.name == "path"}
    head = [context.words("skill_chapter")]
    for path in roles:
        name = blocks.attribute(path.role[language] if path.role else "")
        head.append(f"[{name}](#path-{path.id})" if path.id in here else name)
    rows = [f"| {' | '.join(head)} |", "| --- |" + " :-: |" * len(roles)]
    for page in ordered:
        steps = [str(places[page].get(path.id, "")) for path in roles]
        rows.append(f"| [{blocks.attribute(context.title(page))}]({context.link(page)}) | {' | '.join(steps)} |")
    return blocks.html("div.pp-skills", "\n".join(rows))
