"""define_env as the two builders call it, with the least that they both give."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click import ClickException
from tree import PROJECT, replace, write

from handbook import book as books
from handbook import pages, site, translations
from handbook.problems import MacroError, Problem, ProblemsFound, nearest
from handbook.registry import MACROS


class Env:
    """What MkDocs and Zensical give to define_env."""

    def __init__(self, root: Path, docs_dir: str, **conf: Any) -> None:
        self.project_dir = str(root)
        self.conf = {"docs_dir": docs_dir, **conf}
        self.page = SimpleNamespace(url="")
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, function: Callable[..., str], name: str = "") -> None:
        self.macros[name] = function


def define(env: Env) -> Env:
    spec = importlib.util.spec_from_file_location("macros", PROJECT / "macros.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.define_env(env)
    return env


def test_every_macro_is_registered(root: Path) -> None:
    assert set(define(Env(root, str(root / "docs/en"))).macros) == set(MACROS)


@pytest.mark.parametrize(
    ("conf", "href"), [({}, "../../samples/"), ({"root_dir": "."}, "../samples/")], ids=["MkDocs", "Zensical"]
)
def test_links_in_raw_html_are_right_for_the_builder(root: Path, conf: dict[str, str], href: str) -> None:
    env = define(Env(root, "docs/es", **conf))
    env.page.url = "backend/fastapi/"
    printed = env.macros["sample"]("03-x/app/bad.py", output=True)
    assert f'href="{href}03-x/app/bad.py"' in printed
    assert "pp-file" not in printed


def test_the_repository_is_taken_from_the_configuration(root: Path) -> None:
    env = define(Env(root, "docs/en", repo_url="https://example.org/x/"))
    env.page.url = "backend/fastapi/"
    printed = env.macros["sample"]("03-x/app/bad.py", output=True)
    assert 'href="https://example.org/x/blob/main/samples/03-x/app/bad.py"' in printed


def test_everything_wrong_is_said_before_anything_is_rendered(root: Path) -> None:
    write(root, "docs/en/index.md", "---\ntitle: x\ndescription: x\nkind: index\n---\n# x\n\n<!--[[ cycler.x ]]-->\n")
    replace(root, "docs/en/backend/fastapi.md", 'term("endpoint")', 'term("endpont")')
    env = Env(root, "docs/en")
    with pytest.raises(ClickException) as error:
        define(env)
    lines = error.value.message.splitlines()
    assert lines == [
        "the sources are not right",
        "docs/en/backend/fastapi.md:17: unknown term 'endpont'; did you mean 'endpoint'?",
        "docs/en/index.md:8: not a macro call: cycler.x; only a call of a macro with literal arguments is allowed",
        "2 problems found",
    ]
    assert not env.macros


def test_a_mistake_in_the_other_language_does_not_stop_this_one_unless_they_are_twins(root: Path) -> None:
    replace(root, "docs/es/backend/fastapi.md", 'term("endpoint")', 'term("endpont")')
    define(Env(root, "docs/en"))
    with pytest.raises(ClickException):
        define(Env(root, "docs/es"))


def test_a_call_that_is_not_in_the_page_is_refused(root: Path) -> None:
    env = define(Env(root, "docs/en"))
    env.page.url = "backend/fastapi/"
    with pytest.raises(ProblemsFound, match=r"docs/en/backend/fastapi\.md has no such call of term\(\)"):
        env.macros["term"]("idempotency")


def test_an_address_without_a_page(root: Path) -> None:
    env = define(Env(root, "docs/en"))
    env.page.url = "backend/fastap/"
    with pytest.raises(ProblemsFound, match="no page has the address 'backend/fastap/'"):
        env.macros["page_facts"]()


def test_a_folder_of_no_language(root: Path) -> None:
    with pytest.raises(ValueError, match="docs_dir must end in one of en, es, not in 'docs'"):
        define(Env(root, "docs"))


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("", "index"), ("index.html", "index"), ("./", None), ("a/", "a"), ("a.html", "a"), ("b/", "b/index"),
        ("b/index.html", "b/index"), ("b/c/#x", "b/c"), ("/b/c/?x", "b/c"), ("d/", None),
    ],
)  # fmt: skip
def test_the_page_behind_an_address(url: str, slug: str | None) -> None:
    assert pages.slug_of_url(url, dict.fromkeys(["index", "a", "b/index", "b/c"])) == slug


@pytest.mark.parametrize(
    ("start", "end", "link"),
    [("index", "a/b", "a/b.md"), ("a/b", "index", "../index.md"), ("a/b", "a/c", "c.md"), ("a/b", "d/c", "../d/c.md")],
)
def test_links_between_pages(start: str, end: str, link: str) -> None:
    assert pages.relative_link(start, end) == link


def test_nearest() -> None:
    assert nearest("backen", ["backend-api", "fastapi"]) == "did you mean 'backend-api'?"
    assert nearest("zzz", ["a", "b"]) == "there are: a, b"
    assert nearest("zzz", [str(n) for n in range(10, 22)]) == "there are: 10, 11, 12, 13, 14, 15, 16, 17 and 4 more"
    assert nearest("a", []) == "there are none yet"


def test_problems_survive_a_worker_process() -> None:
    import pickle

    found = ProblemsFound(
        [Problem("b", 2, "x"), Problem("a", 10, "y", "z"), Problem("a", 9, "y"), Problem("b", 2, "x")]
    )
    again = pickle.loads(pickle.dumps(found))
    assert str(again) == "a:9: y\na:10: y; z\nb:2: x\n3 problems found"
    assert MacroError("x").hint == ""


def test_sections_and_their_hashes(root: Path) -> None:
    page = books.load(root).pages["en"]["backend/fastapi"]
    assert list(page.sections) == ["top", "it-breaks", "build-it", "choose", "go-on"]
    assert page.sections["top"].startswith("# Endpoints that hold")
    assert "".join(f"{text}\n" for text in page.sections.values()).rstrip("\n") == page.content.body.rstrip("\n")
    assert all(len(value) == 13 for value in translations.hashes(page).values())


def test_a_second_load_reads_the_files_again(root: Path) -> None:
    assert not books.load(root).problems
    write(root, "data/glossary.yml", "terms: 3\n")
    assert [str(one) for one in books.load(root).problems] == [
        "data/glossary.yml:1: the glossary: 'terms' must be a list"
    ]


def test_the_tree_of_the_project_knows_no_builder() -> None:
    for path in (PROJECT / "handbook").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "import mkdocs" not in text, path
        assert "from mkdocs" not in text, path


def test_an_edition_is_read_again_when_a_file_has_changed_and_only_then(root: Path) -> None:
    def edition() -> site.Edition:
        return site.edition(root, {"docs_dir": "docs/en"})

    first = edition()
    assert edition() is first
    assert site.edition(root, {"docs_dir": "docs/es"}) is not first
    page = root / "docs" / "en" / "backend" / "fastapi.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(f'{good}\n<!--[[ chekclist("x") ]]-->\n', encoding="utf-8")
    with pytest.raises(ProblemsFound, match="chekclist"):
        edition()
    page.write_text(f"{good}\nOne more line.\n", encoding="utf-8")
    assert edition() is not first
    assert edition() is edition()
    page.unlink()
    with pytest.raises(ProblemsFound):
        edition()
