"""Measures the search: `python -m benchmarks.search.run --site site [--chapters 160]`.

In one run, on one machine: sizes, times and quality of this book's search, of stock Material's on the same pages and,
where npm is there to fetch them, of other engines. Writes benchmarks/results/search.json and prints the tables.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "search")]

import kit  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from benchmarks.search import pages as made  # noqa: E402
from handbook.search.pages import read_site  # noqa: E402
from handbook.search.synonyms import load_synonyms  # noqa: E402
from handbook.search.write import build, zipped  # noqa: E402
from tools.browser import find_or_install  # noqa: E402

RESULTS = ROOT / "benchmarks" / "results" / "search.json"
CACHE = ROOT / ".cache" / "search-engines"
TYPED = 24  # queries typed letter by letter
FRESH = 5  # fresh pages per measure
# npm package, sha256 of its tarball, what of it is served
ENGINES = {
    "minisearch@7.2.0": (
        "cb3b8126a3ea65d6b387787294f0792b0ea4a40b70f8f37688066a5638e0218a",
        "dist/umd/index.js",
        "minisearch.js",
    ),
    "flexsearch@0.8.212": (
        "756079b5c80aff27d51226efb8585f496caa85939a8cdc1b08e8b073df7bf2fc",
        "dist/flexsearch.bundle.min.js",
        "flexsearch.js",
    ),
    "fuse.js@7.5.0": (
        "076e7375510cd2f40b86108cd7d87534cf3b32682e80df23cd2ba6f25737f168",
        "dist/fuse.min.mjs",
        "fuse.mjs",
    ),
    "@orama/orama@3.1.18": (
        "9a7e80dee8333703ee6fa76b2ad5236f43c72e0de00caea8227c02962dd670ff",
        "dist/browser",
        "orama",
    ),
}

FIRST = """async ([text, excerpts]) => {
  const began = performance.now();
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = reject;
    script.src = "assets/javascripts/search-engine.js";
    document.head.append(script);
  });
  const found = await handbookSearch.query(text, 10, { excerpts });
  return [performance.now() - began, found.length];
}"""
FIRST_MATERIAL = """async ([text, worker, index]) => {
  const began = performance.now();
  const data = await (await fetch(index)).json();
  const search = new Worker(worker);
  await new Promise((resolve) => {
    search.onmessage = ({ data: said }) => {
      if (said.type === 1) search.postMessage({ type: 2, data: text });
      if (said.type === 3) resolve();
    };
    search.postMessage({ type: 0, data: { ...data, options: { suggest: false } } });
  });
  search.terminate();
  return performance.now() - began;
}"""
HOSTILE = [
    "transactoin " * 900,
    "a" * 10_000,
    "transactoin" * 900,
    "(a+)+$ [ .* <script>alert(1)</script>",
    "🙂" * 5_000,
]
BAD = """async (texts) => {
  let longest = 0;
  for (const text of texts) {
    await handbookSearch.query(text, 10);
    const began = performance.now();
    await handbookSearch.query(text, 10);
    longest = Math.max(longest, performance.now() - began);
  }
  return longest;
}"""
TYPE = """async (texts) => {
  const times = [];
  for (const text of texts) {
    for (let end = 1; end <= Math.min(text.length, 40); end += 1) {
      const began = performance.now();
      await handbookSearch.query(text.slice(0, end), 10);
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return times;
}"""


def machine() -> dict[str, str]:
    """Where this was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}",
        "load": f"{os.getloadavg()[0]:.1f}",
        "date": datetime.now(UTC).date().isoformat(),
    }


def percentiles(times: list[float]) -> dict[str, float]:
    """p50, p95 and the longest, in milliseconds."""
    ordered = sorted(times)
    return {
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "max": round(ordered[-1], 1),
    }


def stock(site: Path, lang: str) -> dict[str, Any]:
    """Stock Material's index of the same pages, written beside ours."""
    index = kit.material_index(kit.site_articles(site, lang), lang)
    text = json.dumps(index, separators=(",", ":"))
    (site / "stock_index.json").write_text(text, encoding="utf-8")
    folder = kit.material_worker().parents[1]
    for name in ("workers", "lunr"):
        shutil.copytree(folder / name, site / "stock" / name, dirs_exist_ok=True)
    return index


def fresh(browser: Browser, base: str, script: str, argument: object) -> float:
    """The median over fresh pages of a script that gives milliseconds, or a list that begins with them."""
    times = []
    for _ in range(FRESH):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{base}blank.html")
        value = page.evaluate(script, argument)
        times.append(value[0] if isinstance(value, list) else value)
        context.close()
    return round(statistics.median(times), 1)


def rounded(table: dict[str, kit.Measure]) -> dict[str, Any]:
    """A table of measures as it is written."""
    return {
        kind: {
            "queries": one.queries,
            "mrr": round(one.mrr, 3),
            "first": round(one.first, 3),
            "five": round(one.five, 3),
        }
        for kind, one in table.items()
    }


def measure_site(browser: Browser, site: Path, lang: str) -> dict[str, Any]:
    """Everything about one language's site."""
    began = time.perf_counter()
    ours = build(site, lang, load_synonyms(ROOT), {})
    took = time.perf_counter() - began
    theirs = stock(site, lang)
    stock_size = zipped((site / "stock_index.json").read_bytes())
    kit.put_engine(site, lang)
    queries = kit.load_queries(lang)
    texts = [query.text for query in queries]
    worker = f"stock/workers/{kit.material_worker().name}"
    with kit.served(site) as base:
        page = kit.open_engine(browser, base)
        answers = kit.ask(page, texts)
        typed = page.evaluate(TYPE, [text for text in texts if len(text) > 5][:: max(1, len(texts) // TYPED)])
        worst = page.evaluate(BAD, HOSTILE)
        page.close()
        page = browser.new_page()
        page.goto(f"{base}blank.html")
        theirs_found = kit.ask_material(page, theirs, texts, worker)
        page.close()
        first = fresh(browser, base, FIRST, ["s", False])  # as the dialog asks: the excerpts come after
        first_excerpts = fresh(browser, base, FIRST, ["s", True])
        first_stock = fresh(browser, base, FIRST_MATERIAL, ["s", worker, "stock_index.json"])
    return {
        "pages": ours.pages,
        "sections": ours.sections,
        "words": ours.words,
        "build_s": round(took, 2),
        "index_gzip": ours.zipped,
        "excerpts_gzip": ours.excerpts_zipped,
        "stock_index_gzip": stock_size,
        "ratio": round(ours.zipped / stock_size, 3),
        "first_results_ms": first,
        "first_excerpts_ms": first_excerpts,
        "stock_first_results_ms": first_stock,
        "keystroke_ms": percentiles(typed),
        "keystrokes": len(typed),
        "hostile_max_ms": round(worst, 1),
        "quality": rounded(kit.by_kind(queries, answers)),
        "stock_quality": rounded(kit.by_kind(queries, theirs_found)),
    }


def fetch_engines(target: Path) -> bool:
    """Put the other engines' scripts into a folder. Gives False where npm or the network is missing."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    CACHE.mkdir(parents=True, exist_ok=True)
    for package, (digest, inside, name) in ENGINES.items():
        archive = CACHE / (package.replace("@", "-").replace("/", "-").strip("-") + ".tgz")
        if not archive.exists():
            with tempfile.TemporaryDirectory() as folder:
                done = subprocess.run([npm, "pack", package], cwd=folder, capture_output=True, check=False)
                packed = list(Path(folder).glob("*.tgz"))
                if done.returncode or not packed:
                    return False
                shutil.move(packed[0], archive)
        if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{archive.name} is not the file that was compared before")
        unpacked = CACHE / archive.stem
        if not unpacked.exists():
            with tarfile.open(archive) as content:
                content.extractall(unpacked, filter="data")
        source = unpacked / "package" / inside
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    return True


def library_size(folder: Path, names: list[str]) -> int:
    """The scripts of an engine as a server sends them."""
    files = [
        file
        for name in names
        for file in ([folder / name] if (folder / name).is_file() else (folder / name).rglob("*.js"))
    ]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def compare(browser: Browser, site: Path, lang: str) -> dict[str, Any]:
    """The other engines on the sections of one site."""
    folder = site / "engines"
    if not fetch_engines(folder):
        print("npm is missing: the other engines are left out", file=sys.stderr)
        return {}
    docs = []
    for page in read_site(site, lang):
        for section in page.sections:
            location = page.url + (f"#{section.id}" if section.id else "")
            docs.append({"id": len(docs), "location": location, "title": section.title, "text": section.text()})
    (site / "engines.json").write_text(json.dumps(docs, ensure_ascii=False), encoding="utf-8")
    shutil.copyfile(Path(__file__).with_name("engines.js"), site / "engines.js")
    queries = kit.load_queries(lang)
    scripts = {
        "MiniSearch, plain": ["minisearch.js"],
        "FlexSearch": ["flexsearch.js"],
        "Fuse.js": ["fuse.mjs"],
        "Orama": ["orama"],
    }
    table = {}
    with kit.served(site) as base:
        for name, files in scripts.items():
            page: Page = browser.new_page()
            page.goto(f"{base}blank.html")
            page.add_script_tag(url=f"{base}engines.js", type="module")
            page.wait_for_function("window.compareReady")
            said = page.evaluate("([name, texts]) => compare(name, texts)", [name, [query.text for query in queries]])
            found = kit.by_kind(queries, said.pop("answers"))
            table[name] = {
                "library_gzip": library_size(folder, files),
                "index_gzip": said["index"],
                "open_ms": round(said["open"], 1),
                "query_p95_ms": round(said["p95"], 1),
                "quality": rounded(found),
            }
            page.close()
    return table


def own_row(browser: Browser, site: Path, result: dict[str, Any]) -> dict[str, Any]:
    """This book's engine in the table of engines."""
    scripts = site / "assets" / "javascripts"
    files = [scripts / "search-engine.js", *(scripts / "vendor").glob("*.js")]
    with kit.served(site) as base:
        page = kit.open_engine(browser, base)
        opened = page.evaluate(
            "async () => { const t = performance.now(); await handbookSearch.load(); return performance.now() - t; }"
        )
        page.close()
    return {
        "library_gzip": sum(len(gzip.compress(file.read_bytes(), 9)) for file in files),
        "index_gzip": result["index_gzip"],
        "open_ms": round(opened, 1),
        "query_p95_ms": result["keystroke_ms"]["p95"],
        "quality": result["quality"],
    }


def stock_row(result: dict[str, Any]) -> dict[str, Any]:
    """Stock Material in the table of engines."""
    return {
        "library_gzip": len(gzip.compress(kit.material_worker().read_bytes(), 9)),
        "index_gzip": result["stock_index_gzip"],
        "open_ms": result["stock_first_results_ms"],
        "query_p95_ms": None,
        "quality": result["stock_quality"],
    }


def print_site(name: str, lang: str, one: dict[str, Any]) -> None:
    """One measured site."""
    keys, kib = one["keystroke_ms"], 1024
    print(
        f"{name} {lang}: {one['pages']} pages, {one['sections']} sections; "
        f"index {one['index_gzip'] / kib:.1f} KiB gzip, stock {one['stock_index_gzip'] / kib:.1f}, "
        f"ratio {one['ratio']}; excerpts {one['excerpts_gzip'] / kib:.0f} KiB by page\n"
        f"  first results {one['first_results_ms']} ms, excerpts {one['first_excerpts_ms']} "
        f"(stock {one['stock_first_results_ms']}); "
        f"keystroke p50 {keys['p50']}, p95 {keys['p95']}, max {keys['max']} ms over {one['keystrokes']}; "
        f"hostile query {one['hostile_max_ms']} ms; index built in {one['build_s']} s"
    )
    print(
        f"  {'kind':<12}{'queries':>8}{'MRR@10':>9}{'first':>8}{'five':>8}   stock:{'MRR@10':>8}{'first':>8}{'five':>8}"
    )
    for kind, own in one["quality"].items():
        other = one["stock_quality"][kind]
        print(
            f"  {kind:<12}{own['queries']:>8}{own['mrr']:>9.3f}{own['first']:>8.3f}{own['five']:>8.3f}   "
            f"      {other['mrr']:>8.3f}{other['first']:>8.3f}{other['five']:>8.3f}"
        )


def print_engines(lang: str, table: dict[str, Any]) -> None:
    """The table of engines."""
    head = ("library KiB", "index KiB", "open ms", "query p95 ms", "MRR@10", "first", "five", "typos")
    print(f"engines, {lang}:\n  {'':<20}" + "".join(f"{word:>13}" for word in head))
    for name, row in table.items():
        all_of = row["quality"]["all"]
        cells = [
            f"{row['library_gzip'] / 1024:.1f}",
            f"{row['index_gzip'] / 1024:.1f}",
            f"{row['open_ms']}",
            f"{row['query_p95_ms'] if row['query_p95_ms'] is not None else '-'}",
            f"{all_of['mrr']:.3f}",
            f"{all_of['first']:.3f}",
            f"{all_of['five']:.3f}",
            f"{row['quality']['typos']['mrr']:.3f}",
        ]
        print(f"  {name:<20}" + "".join(f"{cell:>13}" for cell in cells))


def main(argv: list[str]) -> int:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.run", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    parser.add_argument("--chapters", type=int, default=160)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args(argv)
    result: dict[str, Any] = {
        "command": "python -m benchmarks.search.run",
        **machine(),
        "versions": {"python": platform.python_version(), "mkdocs-material": version("mkdocs-material")},
        "now": {},
        "large": {},
        "engines": {},
    }
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        result["versions"]["chromium"] = browser.version
        for lang in kit.LANGUAGES:
            source = options.site / ("" if lang == "en" else lang)
            now, large = Path(folder) / f"now-{lang}", Path(folder) / f"large-{lang}"
            made.grow(source, lang, now, 0)
            result["now"][lang] = measure_site(browser, now, lang)
            print_site("now", lang, result["now"][lang])
            result["engines"][lang] = {
                "this book": own_row(browser, now, result["now"][lang]),
                "Material (lunr)": stock_row(result["now"][lang]),
                **compare(browser, now, lang),
            }
            print_engines(lang, result["engines"][lang])
            made.grow(source, lang, large, options.chapters)
            result["large"][lang] = measure_site(browser, large, lang)
            print_site(f"{options.chapters} chapters", lang, result["large"][lang])
        browser.close()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
