"""exercise: a test that fails now, a hint, and a tested solution behind a fold."""

from __future__ import annotations

from handbook import blocks, files, regions
from handbook.book import Context
from handbook.problems import MacroError, nearest

REGION = "test"
START = ("exercise.py", "test_exercise.py")  # what a reader without the repository needs


def exercise(context: Context, id: str) -> str:
    """The task, the failing test, the command that runs it, the hint and the solution."""
    exercises = context.book.exercises
    if id not in exercises:
        raise MacroError(f"unknown exercise {id!r}", nearest(id, exercises))
    found, language, root = exercises[id], context.language, context.book.root

    def shown(name: str, names: list[str]) -> str:
        path = found.path / name
        source = regions.parse(files.read(root, path), files.relative(root, path))
        for region in names:
            if region not in source.regions:
                raise MacroError(f"unknown region {region!r} in {source.path}", "mark the part of the test to show")
        return blocks.fence(regions.cut(source, names, "py", keep_notes=False).code, "python", name)

    def fold(classes: str, word: str, content: str) -> str:
        return blocks.html(f"details.{classes}", blocks.html("summary", context.words(word)), content)

    try:
        test, solution = shown("test_exercise.py", [REGION]), shown("solution.py", [])
    except FileNotFoundError as error:
        raise MacroError(f"exercise {id!r} has no {str(error.filename).rpartition('/')[2]}") from None
    base = f"{context.site_root()}samples/exercises/{id}"
    starts = (blocks.raw_link("pp-raw", f"{base}/{name}", name, download=True) for name in START)
    return blocks.html(
        f"div.pp-exercise#exercise-{id}",
        blocks.html("p.pp-exercise__title", found.title[language]),
        found.task[language],
        blocks.html("p.pp-exercise__files", context.words("exercise_files", files=" · ".join(starts))),
        blocks.html("p.pp-exercise__label", context.words("failing_test")),
        test,
        blocks.html("p.pp-exercise__label", context.words("run_exercise")),
        blocks.fence(f"make exercise NAME={id}", "bash"),
        fold("pp-hint", "hint", found.hint[language]),
        fold("pp-solution", "solution", solution),
    )
