"""path: a learning path with its time; scripts add the reader's progress."""

from __future__ import annotations

from handbook import blocks
from handbook.book import Context
from handbook.paths import Step
from handbook.problems import MacroError, Problem, ProblemsFound, nearest
from handbook.render import reading

IN_HOURS_FROM = 180  # minutes: nobody plans with "about 845 minutes"


def _evidence(context: Context, step: Step) -> str:
    """What the reader can show afterwards, and the command; '' where the path names nothing."""
    if step.evidence is None:
        return ""
    show = f"**{context.words('evidence')}** {blocks.one_line(step.evidence.show[context.language])}"
    command = f" {blocks.code(step.evidence.run)}" if step.evidence.run else ""
    return blocks.html("p.pp-path__evidence", show + command)


def path(context: Context, id: str) -> str:
    """The pages of a learning path in their order, each with its minutes and why it comes there."""
    paths = context.book.paths
    if id not in paths:
        raise MacroError(f"unknown path {id!r}", nearest(id, paths))
    found, language, total, steps = paths[id], context.language, 0, []
    for step in found.steps:
        if step.page not in context.book.pages[language]:
            # The path's file is to be mended, not the page that shows it.
            hint = nearest(step.page, context.book.pages[language])
            raise ProblemsFound([Problem(found.source, step.line, f"no page {step.page!r} in docs/{language}", hint)])
        link = f"[{context.title(step.page)}]({context.link(step.page)})"
        minutes = reading.minutes(context.book, context.book.pages[language][step.page])
        total += minutes
        time = blocks.span("pp-path__minutes", context.words("minutes", minutes=minutes))
        why = blocks.html("p.pp-path__why", blocks.one_line(step.why[language]))
        shown = _evidence(context, step)
        steps.append(
            blocks.html(f'li[data-page="{step.page}"]', blocks.html("p", f"{link} {time}"), why, shown, mode="block")
        )
    if total < IN_HOURS_FROM:
        time = context.words("path_time", minutes=total)
    else:
        time = context.words("path_time_hours", hours=round(total / 60))
    audience = f"{blocks.one_line(found.audience[language])} {time}"
    return blocks.html(
        f'div.pp-path#path-{id}[data-path="{id}"]',
        blocks.html("p.pp-path__title", blocks.one_line(found.title[language])),
        blocks.html("p.pp-path__for", audience),
        blocks.html("ol", *steps),
    )
