"""sample, output and proof: tested code, what it printed, and its tests."""

from __future__ import annotations

from pathlib import PurePosixPath

from handbook import blocks, files, outputs, regions, samples
from handbook.book import Context
from handbook.outputs import Output
from handbook.problems import MacroError, nearest
from handbook.samples import Folder

SEPARATOR = " · "


def _find(context: Context, path: str) -> tuple[Folder, str]:
    """The owner of a sample file and the file's text. Raises MacroError or ProblemsFound."""
    book = context.book
    file = files.inside(book.root / "samples", path)
    if not file.is_file():
        raise MacroError(f"unknown sample {path!r}", nearest(path, samples.all_files(book.root)))
    folder = samples.owner(book.folders, path)
    if folder is None:
        raise MacroError(
            f"no sample.yml above samples/{path}", f"write samples/{PurePosixPath(path).parent}/sample.yml"
        )
    if folder.lane not in book.lanes:
        raise MacroError(f"samples/{folder.name}/sample.yml names an unknown lane {folder.lane!r}")
    return folder, files.read(book.root, file)


def find_folder(context: Context, name: str) -> Folder:
    """The sample folder of that name. Raises MacroError."""
    folders = context.book.folders
    if name not in folders:
        raise MacroError(f"unknown sample folder {name!r}", nearest(name, folders))
    return folders[name]


def versions(context: Context, folder: Folder, text: str) -> list[str]:
    """What a file of that text ran with. Raises MacroError if its lane or a lock does not hold it."""
    try:
        return samples.versions(folder, context.book.lanes, text)
    except KeyError as error:
        raise MacroError(
            f"samples/{folder.name}/sample.yml: {error} is in no lock", "see the lane and the packages there"
        ) from None


def render_output(context: Context, output: Output) -> str:
    """A captured output in a block of its own: label, command, exit status if it is not 0, and the text."""
    label = context.words("output_of", command=blocks.code(output.command))
    if output.failed:
        label += ", " + context.words("exit_status", status=output.run.exit)
    traceback = outputs.TRACEBACK in output.text
    # A server that logs a traceback goes on, and its exit status is 0: what the reader sees is a failure all the same.
    selector = "div.pp-output" + (".pp-output--error" if output.failed or traceback else "")
    language = "pytb" if traceback else "text"
    text = output.text or context.words("no_output")
    return blocks.html(selector, blocks.html("p.pp-output__label", label), blocks.fence(text, language))


def _proof_line(context: Context, folder: Folder, path: str, text: str, failed: bool) -> str:
    words, repo = context.words, context.book.repo_url
    inner = PurePosixPath(path).relative_to(folder.name).as_posix()
    wrong, not_run = (said.get(inner, {}).get(context.language, "") for said in (folder.wrong, folder.not_run))
    if wrong:
        mark = blocks.span("pp-mark pp-mark--wrong", words("wrong", what=blocks.one_line(wrong)))
    elif failed:
        mark = blocks.span("pp-mark pp-mark--wrong", words("fails"))
    elif not_run:
        mark = blocks.span("pp-mark pp-mark--not-run", words("not_run", what=blocks.one_line(not_run)))
    else:
        mark = blocks.span("pp-mark pp-mark--ran", words("ran"))
    parts = [mark, blocks.span("pp-versions", SEPARATOR.join(versions(context, folder, text)))]
    if repo:
        blob = f"{repo}/blob/main/samples"
        parts.append(blocks.raw_link("pp-file", f"{blob}/{path}", words("tested_file")))
        for test in folder.tests[:1]:
            parts.append(
                blocks.raw_link("pp-test", f"{blob}/{folder.name}/{test.partition('::')[0]}", words("its_test"))
            )
    raw = f"{context.site_root()}samples/{path}"
    parts.append(blocks.raw_link("pp-raw", raw, words("raw_file"), download=True))
    return blocks.html("p.pp-proof", SEPARATOR.join(parts))


def _names(source: regions.Source, region: str | list[str] | None) -> list[str]:
    names = [region] if isinstance(region, str) else list(region or ())
    for name in names:
        if name not in source.regions:
            hint = nearest(name, source.regions) if source.regions else "the file has no regions"
            raise MacroError(f"unknown region {name!r} in {source.path}", hint)
    return names


def sample(
    context: Context,
    path: str,
    region: str | list[str] | None = None,
    output: bool | str | None = None,
    notes: list[str] | None = None,
    title: str | None = None,
) -> str:
    """Tested code: `path` below samples/, a region or several, its run's output, a note for each `(n)!` marker."""
    folder, text = _find(context, path)
    source = regions.parse(text, f"samples/{path}")
    cut = regions.cut(source, _names(source, region), blocks.extension(path), keep_notes=bool(notes))
    if notes is None and cut.notes:
        cause = f"{cut.notes} note marker{'s' if cut.notes > 1 else ''} shown and no notes given"
        raise MacroError(cause, "give notes=[…], one per marker, or notes=[] to leave them out")
    if notes and len(notes) != cut.notes:
        raise MacroError(f"{len(notes)} notes for {cut.notes} note markers shown", "give one note per `# (n)!` marker")
    if any(not note.strip() for note in notes or ()):
        raise MacroError("an empty note")
    captured = None
    if output:
        name = PurePosixPath(path).stem if output is True else output
        captured = outputs.read(context.book.root, folder, name)
    inner = PurePosixPath(path).relative_to(folder.name).as_posix()
    wrong = folder.wrong.get(inner, {}).get(context.language, "")
    failed = captured is not None and captured.failed
    items = [blocks.html("li", blocks.one_line(note)) for note in notes or ()]
    return blocks.html(
        "div.pp-sample" + (".pp-sample--wrong" if wrong or failed else ""),
        blocks.fence(cut.code, blocks.lexer(path), title or inner, cut.highlighted),
        blocks.html("ol.pp-notes", *items) if items else "",
        _proof_line(context, folder, path, text, failed),
        render_output(context, captured) if captured else "",
    )


def output(context: Context, path: str) -> str:
    """The captured output of a run, alone: `<folder>/<run>`."""
    name, _, run = path.rpartition("/")
    folder = find_folder(context, name)
    return render_output(context, outputs.read(context.book.root, folder, run))


def proof(context: Context, folder: str) -> str:
    """The tests of a sample folder: the command that runs them, and their captured run."""
    found = find_folder(context, folder)
    captured = outputs.read_tests(context.book.root, found)
    command = blocks.fence(f"make sample NAME={folder}", "bash")
    intro = blocks.html("p.pp-tests__label", context.words("run_tests"))
    if captured is None:
        return blocks.html("div.pp-tests", intro, command)
    label = blocks.html("p.pp-output__label", context.words("tests_output"))
    return blocks.html(
        "div.pp-tests", intro, command, blocks.html("div.pp-output", label, blocks.fence(captured, "text"))
    )
