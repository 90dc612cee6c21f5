"""measurements: every measured number that the pages print, with how it was measured."""

from __future__ import annotations

from collections.abc import Iterator

from handbook import blocks, results
from handbook.book import Context
from handbook.numbers import number as written
from handbook.numbers import quantity
from handbook.pages import Page
from handbook.problems import MacroError, ProblemsFound
from handbook.render import numbers
from handbook.render.reading import argument

Row = tuple[
    str, str
]  # a value's name in its result file, and the id of the section that prints it ('' above the first)


def _rows(page: Page) -> dict[str, list[Row]]:
    """Result -> what the page prints of it, in the page's order, each value once a section."""
    found: dict[str, list[Row]] = {}
    for call in page.content.calls:
        result = argument(call, 0, "result") if call.name in ("number", "measurement") else None
        if not isinstance(result, str):
            continue
        rows = found.setdefault(result, [])
        key = argument(call, 1, "key") if call.name == "number" else None
        section = page.section(call.line)
        row = (str(key), section.id if section else "")
        if key is not None and row not in rows:
            rows.append(row)
    return found


def _link(context: Context, page: Page, section: str) -> str:
    """The link to a section of a page, by its heading."""
    titles = {heading.id: heading.title for heading in page.content.headings}
    anchor = f"#{section}" if section else ""
    return f"[{titles.get(section, page.title)}]({context.link(page.slug)}{anchor})"


def _result(context: Context, page: Page, name: str, rows: list[Row]) -> tuple[int, str]:
    """How many values a page prints of a result, and the block that lists them."""
    found = results.read(context.book.root, name)
    again = f"make measure NAME={name.rpartition('/')[0]}"
    head = [context.words("measured_value"), context.words("measured_name"), context.words("measured_where")]
    table = [f"| {' | '.join(head)} |", "| --- | --- | --- |"]
    known = [row for row in rows if row[0] in found.values]  # an unknown one is an error of the page that names it
    for key, section in known:
        value = found.values[key]
        shown = quantity(value.value, value.unit, value.digits, context.language)
        table.append(f"| {blocks.attribute(shown)} | {blocks.code(key)} | {_link(context, page, section)} |")
    return len(known), "\n\n".join(
        [
            numbers.measurement(context, name),
            blocks.html("p.pp-measured__again", context.words("measured_again", command=blocks.code(again))),
            *(["\n".join(table)] if known else []),
        ]
    )


def _page(context: Context, page: Page) -> Iterator[tuple[int, str]]:
    for name, rows in _rows(page).items():
        try:
            yield _result(context, page, name, rows)
        except (MacroError, ProblemsFound):
            continue  # said where the page calls for it


def measurements(context: Context) -> str:
    """All measured numbers of this language's pages, by page and by result, and how many there are."""
    values = sources = 0
    blocks_of_pages = []
    for page in context.book.pages[context.language].values():
        found = list(_page(context, page))
        if not found:
            continue
        values += sum(count for count, _ in found)
        sources += len(found)
        name = "measured-" + page.slug.replace("/", "-")
        title = blocks.html(f"h3#{name}", f"[{page.title}]({context.link(page.slug)})")
        blocks_of_pages.append("\n\n".join([title, *(block for _, block in found)]))
    language = context.language
    total = context.words("measured_total", values=written(values, 0, language), results=written(sources, 0, language))
    return blocks.html("div.pp-measured", blocks.html("p", total), *blocks_of_pages)
