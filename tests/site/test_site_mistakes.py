"""Mistakes on purpose, through the commands of a contributor: each is refused, named, and leaves the old site alone."""

from __future__ import annotations

from unchanged import SMALL_BOOK

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from sitekit import Changes, Run, Tree

READS = (SMALL_BOOK,)

# Each test stands alone: any worker may take it.
SPREAD = True

PAGE = "docs/en/about.md"
CHECKLIST = "data/checklists/backend-api.yml"
SAMPLE = "03-framework-examples/fastapi_app/main.py"
EFFECT = "written-by-a-page"


@dataclass(frozen=True)
class Named:
    """What a message must hold: the file, the line (0 = any), and words of cause and hint."""

    path: str
    line: int
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}:{self.line or 'any'} {self.words}"

    def found_in(self, run: Run) -> bool:
        """Whether one line of the answer says all of it."""
        place = rf"(?:^|\s){re.escape(self.path)}:{self.line or '[0-9]+'}: "
        return any(re.search(place, line) and all(word in line for word in self.words) for line in run.lines)


def put(files: Changes, text: str, page: str = PAGE) -> int:
    """Put a paragraph at a page's end; gives its line."""
    before = (files.folder / page).read_text(encoding="utf-8").rstrip("\n")
    files.write(page, f"{before}\n\n{text}\n")
    return before.count("\n") + 3


def call(code: str, *words: str) -> Callable[[Changes], list[Named]]:
    """A macro call that is wrong."""
    return lambda files: [Named(PAGE, put(files, f"<!--[[ {code} ]]-->"), words)]


def text(markdown: str, *words: str) -> Callable[[Changes], list[Named]]:
    """A paragraph that is wrong."""
    return lambda files: [Named(PAGE, put(files, markdown), words)]


def line_of(files: Changes, name: str, part: str) -> int:
    """The line of the first occurrence."""
    lines = (files.folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def lost_marker(files: Changes) -> list[Named]:
    name = f"samples/{SAMPLE}"
    start = line_of(files, name, "[start:")
    region = re.search(r"\[start:([\w-]+)\]", (files.folder / name).read_text(encoding="utf-8"))
    assert region is not None
    files.edit(name, lambda old: re.sub(rf"^.*\[end:{region[1]}\].*\n", "", old, flags=re.MULTILINE))
    return [Named(name, start, (region[1],))]


def missing_region(files: Changes) -> list[Named]:
    return [Named(PAGE, put(files, f'<!--[[ sample("{SAMPLE}", "creat_item") ]]-->'), ("creat_item", "create_item"))]


def twice_in_a_checklist(files: Changes) -> list[Named]:
    ids = re.findall(r"^ *- id: *([\w-]+)", (files.folder / CHECKLIST).read_text(encoding="utf-8"), re.MULTILINE)
    files.edit(CHECKLIST, lambda old: old.replace(f"- id: {ids[1]}\n", f"- id: {ids[0]}\n"))
    return [Named(CHECKLIST, 0, (ids[0], "twice"))]


def twice_on_a_page(files: Changes) -> list[Named]:
    first = put(files, "## One { #same-id }\n\nText.")
    second = put(files, "## Two { #same-id }\n\nText.")
    return [Named(PAGE, second, ("same-id", str(first)))]


def twice_in_the_glossary(files: Changes) -> list[Named]:
    old = (files.folder / "data/glossary.yml").read_text(encoding="utf-8")
    ids = re.findall(r"^ *- id: *([\w-]+)", old, re.MULTILINE)
    files.edit("data/glossary.yml", lambda old: re.sub(rf"- id: {ids[1]}\b", f"- id: {ids[0]}", old, count=1))
    return [Named("data/glossary.yml", 0, (ids[0], "twice"))]


def no_spanish(files: Changes) -> list[Named]:
    """The Spanish text of a checklist's title goes."""
    title = line_of(files, CHECKLIST, "title:")
    files.edit(CHECKLIST, lambda old: re.sub(r"^  es: .*\n", "", old, count=1, flags=re.MULTILINE))
    return [Named(CHECKLIST, title, ("title", "Spanish"))]


def malformed(files: Changes) -> list[Named]:
    files.append(CHECKLIST, '  - id: [open\n    text: "never closed\n')
    return [Named(CHECKLIST, 0, ("YAML",))]


def outside_the_nav(files: Changes) -> list[Named]:
    for lang, words in (("en", "Lost"), ("es", "Perdida")):
        files.write(f"docs/{lang}/lost.md", page(words))
    return [Named("docs/en/lost.md", 0, ("nav",))]


def no_twin(files: Changes) -> list[Named]:
    files.write("docs/en/lonely.md", page("Lonely"))
    files.edit("mkdocs.yml", lambda old: old.replace("  - about.md\n", "  - about.md\n  - lonely.md\n"))
    return [Named("docs/en/lonely.md", 0, ("docs/es/lonely.md",))]


def page(title: str) -> str:
    """A small page that is right in itself."""
    return f"---\ntitle: {title}\ndescription: {title}, for a test.\nkind: reference\n---\n\n# {title}\n\n{title}.\n"


MISTAKES: dict[str, Callable[[Changes], list[Named]]] = {
    "unknown macro": call('checklst("backend-api")', "checklst", "'checklist'"),
    "unknown sample": call('sample("03-framework-examples/fastapi_app/mian.py")', "mian.py", "main.py"),
    "unknown folder": call('sample("03-framework-examples/fastapi_ap/main.py")', "fastapi_ap/", "fastapi_app"),
    "unknown region": missing_region,
    "unknown checklist": call('checklist("backen")', "backen", "'backend-api'"),
    "unknown term": call('term("idempotenc")', "idempotenc", "'idempotency'"),
    "unknown path": call('path("backend-servic")', "backend-servic", "'backend-service'"),
    "unknown argument": call('checklist("backend-api", colour="red")', "colour"),
    "no argument": call("checklist()", "checklist"),
    "a path out of the samples": call('sample("../mkdocs.yml")', "../mkdocs.yml"),
    "lost marker": lost_marker,
    "an id twice in a checklist": twice_in_a_checklist,
    "an id twice on a page": twice_on_a_page,
    "an id twice in the glossary": twice_in_the_glossary,
    "missing translation": no_spanish,
    "malformed YAML": malformed,
    "argument that is not literal": call("checklist(config.site_name)", "literal"),
    "expression": call("7 * 7", "7 * 7"),
    "attribute": call("config.site_name", "config.site_name"),
    "filter": call('checklist("backend-api") | upper', "upper"),
    "block": text("<!--[[% set x = 1 %]]-->", "template code"),
    "include": text('<!--[[% include "/etc/hostname" %]]-->', "template code"),
    "never closed": text('<!--[[ checklist("backend-api")', "macro"),
    "dead link": text("Read [this](backend/fastpi.md).", "backend/fastpi.md"),
    "dead anchor": text("Read [this](backend/fastapi.md#nowhere-at-all).", "nowhere-at-all"),
    "dead anchor on the page": text("Read [this](#nowhere-at-all).", "nowhere-at-all"),
    "page outside the nav": outside_the_nav,
    "page without a twin": no_twin,
}


@pytest.fixture
def files(tree: Tree) -> Iterator[Changes]:
    with tree.changed() as changes:
        yield changes


def well_told(run: Run, tree: Tree) -> None:
    """No message holds a traceback of ours or a path of this machine."""
    assert "Traceback" not in run.text, run.text
    assert str(tree.folder) not in run.text, run.text


def test_without_a_mistake_there_is_no_complaint(tree: Tree) -> None:
    run = tree.check()
    assert run.status == 0, run.text


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(tree: Tree, files: Changes, mistake: Callable[[Changes], list[Named]]) -> None:
    expected = mistake(files)
    run = tree.check()
    assert run.status != 0, f"accepted:\n{run.text}"
    missing = [str(one) for one in expected if not one.found_in(run)]
    assert not missing, f"not told: {missing}\n{run.text}"
    well_told(run, tree)


def test_all_mistakes_of_a_build_are_told_at_once_and_the_old_site_stays(tree: Tree, files: Changes) -> None:
    """Through the real command; those that would hide others (malformed files) are left out."""
    together = [
        "unknown macro", "unknown sample", "unknown region", "unknown checklist", "unknown term", "missing translation",
        "an id twice on a page", "argument that is not literal", "dead link", "dead anchor", "page outside the nav",
        "page without a twin",
    ]  # fmt: skip
    files.write("site/index.html", "the site of before")
    expected = [one for name in together for one in MISTAKES[name](files)]
    run = tree.build()
    assert run.status != 0
    missing = [str(one) for one in expected if not one.found_in(run)]
    assert not missing, f"not told: {missing}\n{run.text}"
    well_told(run, tree)
    assert tree.path("site/index.html").read_text(encoding="utf-8") == "the site of before"
    assert [one.name for one in tree.path("site").iterdir()] == ["index.html"]


# What a page must never be able to do: each of these would write a file, if the page's template were rendered.
HOSTILE = {
    "globals": f'<!--[[ cycler.__init__.__globals__.os.system("touch {EFFECT}") ]]-->',
    "subscript": f"<!--[[ cycler.__init__.__globals__['os'].system('touch {EFFECT}') ]]-->",
    "macro": f'<!--[[ checklist(cycler.__init__.__globals__.os.popen("touch {EFFECT}").read()) ]]-->',
    "block": f'<!--[[% set x = cycler.__init__.__globals__.os.system("touch {EFFECT}") %]]-->',
    "in a fence": f'```text\n<!--[[ cycler.__init__.__globals__.os.system("touch {EFFECT}") ]]-->\n```',
    "in a comment of HTML": f'<!-- <!--[[ cycler.__init__.__globals__.os.system("touch {EFFECT}") ]]--> -->',
    "many lines": f'<!--[[\n  cycler.__init__.__globals__.os\n  .system("touch {EFFECT}")\n]]-->',
    "keyword": f'<!--[[ sample(path=cycler.__init__.__globals__.os.system("touch {EFFECT}")) ]]-->',
    "unpacked": f'<!--[[ sample(*[cycler.__init__.__globals__.os.system("touch {EFFECT}")]) ]]-->',
}


def untouched(tree: Tree) -> None:
    """The page's wish was not granted."""
    found = [str(path) for path in tree.folder.rglob(EFFECT)]
    for path in tree.folder.rglob(EFFECT):
        path.unlink()
    assert not found, "a page ran a command on the machine that builds it"


@pytest.mark.parametrize("page_text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_refused_by_the_check(tree: Tree, files: Changes, page_text: str) -> None:
    put(files, page_text)
    run = tree.check()
    untouched(tree)
    assert run.status != 0, f"accepted:\n{run.text}"
    assert any(line.startswith(f"{PAGE}:") for line in run.lines), run.text
    well_told(run, tree)


@pytest.mark.parametrize("name", ["globals", "block"])
def test_a_hostile_page_does_not_run_in_a_plain_build_either(tree: Tree, files: Changes, name: str) -> None:
    put(files, HOSTILE[name])
    run = tree.run("-m", "mkdocs", "build", "-f", "mkdocs.yml", "-d", str(tree.path("plain")))
    untouched(tree)
    assert run.status != 0, f"built:\n{run.text}"
    assert PAGE in run.text, run.text


def test_a_hostile_page_does_not_run_in_our_build(tree: Tree, files: Changes) -> None:
    for page_text in HOSTILE.values():
        put(files, page_text)
    run = tree.build()
    untouched(tree)
    assert run.status != 0


@pytest.mark.parametrize(
    "front",
    ["render_macros: false", "ignore_macros: true", "macros:\n  checklist: 1"],
    ids=["not rendered", "ignored", "shadowed"],
)
def test_a_page_cannot_switch_the_macros_off(tree: Tree, files: Changes, front: str) -> None:
    put(files, '<!--[[ checklist("backend-api") ]]-->')
    files.edit(PAGE, lambda old: old.replace("---\n", f"---\n{front}\n", 1))
    run = tree.check()
    assert run.status != 0, f"accepted:\n{run.text}"
    assert any(line.startswith(f"{PAGE}:") for line in run.lines), run.text


@pytest.mark.parametrize("name", ["data/glossary.yml", CHECKLIST])
def test_a_data_file_cannot_run_code(tree: Tree, files: Changes, name: str) -> None:
    files.append(name, f'hostile: !!python/object/apply:os.system ["touch {EFFECT}"]\n')
    run = tree.check()
    untouched(tree)
    assert run.status != 0, f"accepted:\n{run.text}"
    assert any(line.startswith(f"{name}:") for line in run.lines), run.text
    well_told(run, tree)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("overrides/partials/footer.html", lambda old: old + "{% endfor %}\n"),
        ("overrides/partials/footer.html", lambda old: old + '<a href="no/such/page/">dead</a>\n'),
    ],
    ids=["a template that does not parse", "a template with a dead link"],
)
def test_what_fails_after_the_check_leaves_the_old_site_too(
    tree: Tree, files: Changes, name: str, change: Callable[[str], str]
) -> None:
    files.write("site/index.html", "the site of before")
    files.edit(name, change)
    run = tree.build()
    assert run.status != 0, f"built:\n{run.text}"
    assert "footer.html" in run.text or "no/such/page" in run.text, run.text
    assert tree.path("site/index.html").read_text(encoding="utf-8") == "the site of before"
    assert [one.name for one in tree.path("site").iterdir()] == ["index.html"]
    left = [one.name for one in tree.folder.iterdir() if one.name.startswith(".site-")]
    assert not left, f"left behind: {left}"
