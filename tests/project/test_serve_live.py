"""`make serve` on a small book: each kind of change reaches the reader, a broken page harms nobody, Ctrl-C ends it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from smallbook import CHAPTERS, copy
from unchanged import SMALL_BOOK

READS = (SMALL_BOOK,)

PATIENCE_S = 180  # the other worker builds too: a whole book takes its time


class Serving:
    """The server, its address and what it has said. `until`: the words that it is waited for."""

    def __init__(self, root: Path, until: str = r"^English http") -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        env = {**os.environ, "PYTHONUNBUFFERED": "1", "SITE_URL": "", "REPO_URL": ""}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.serve", "--port", str(self.port)],
            cwd=root,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()
        self.wait_for(until)

    def ctrl_c(self) -> list[str]:
        """Press it: the server must end with 0 and leave nothing. Gives what it still says."""
        before = len(self.said)
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(timeout=PATIENCE_S) == 0, "\n".join(self.said)
        self.listening.join(PATIENCE_S)
        assert list((self.root / ".cache").glob("serve-*")) == []
        return [line for line in self.said[before:] if line]

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip())

    def wait_for(self, pattern: str, after: int = 0) -> str:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for line in self.said[after:]:
                if re.search(pattern, line):
                    return line
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"{pattern!r} was not said:\n" + "\n".join(self.said))

    def wait_for_build(self, file: str, after: int) -> None:
        line = self.wait_for(rf"{re.escape(file)}: ", after)
        assert "en and es built in" in line, "\n".join(self.said[after:])

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            text: str = answer.read().decode()
            return text

    def change(self, file: str, old: str, new: str) -> int:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        before = len(self.said)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return before

    def append(self, file: str, text: str) -> int:
        before = len(self.said)
        with (self.root / file).open("a", encoding="utf-8") as out:
            out.write(text)
        return before


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    server = Serving(copy(tmp_path_factory.mktemp("serve") / "tree"))
    yield server
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=20)


def test_both_languages_are_served_and_reload(serving: Serving) -> None:
    assert 'lang="en"' in serving.page("")
    assert 'lang="es"' in serving.page("es/")
    assert "livereload" in serving.page("es/")
    with pytest.raises(urllib.error.HTTPError) as missing:
        serving.page("no/such/page/")
    assert missing.value.code == 404
    assert b"<html" in missing.value.read()


@pytest.mark.parametrize(("language", "path"), [("en", "about/"), ("es", "es/about/")])
def test_a_page_is_built_in_its_language_alone(serving: Serving, language: str, path: str) -> None:
    before = serving.append(f"docs/{language}/about.md", f"\nAn added line, {language}.\n")
    line = serving.wait_for(r"about\.md: .* built in", before)
    assert f"docs/{language}/about.md: {language} built in" in line
    assert f"An added line, {language}." in serving.page(path)


def test_a_data_file_reaches_both_languages(serving: Serving) -> None:
    text = (serving.root / "data" / "glossary.yml").read_text(encoding="utf-8")
    found = re.search(r"definition: [A-Z][a-z]+", text)
    assert found
    before = serving.change("data/glossary.yml", found.group(), found.group() + " zzdefined")
    serving.wait_for_build("data/glossary.yml", before)
    assert "zzdefined" in serving.page("glossary/") + serving.page("es/glossary/")


def outputs_of(html: str) -> str:
    return "\n".join(block.get_text() for block in BeautifulSoup(html, "html.parser").select(".pp-output"))


def test_a_captured_output_reaches_the_page(serving: Serving) -> None:
    chapters = {name: outputs_of(serving.page(name)) for name in (f"{slug}/" for slug in CHAPTERS)}
    for output in sorted((serving.root / "samples").rglob("outputs/*.txt")):
        lines = [line for line in output.read_text(encoding="utf-8").splitlines() if len(line.strip()) > 12]
        for name, text in chapters.items():
            # All of its lines: two outputs may share one.
            shown = [line for line in lines if line in text]
            if lines and shown == lines:
                relative = output.relative_to(serving.root).as_posix()
                before = serving.change(relative, shown[0], shown[0] + " zzchanged")
                serving.wait_for_build(relative, before)
                assert "zzchanged" in outputs_of(serving.page(name))
                assert "zzchanged" in outputs_of(serving.page("es/" + name))
                return
    pytest.fail("no captured output is shown on a chapter")


def test_a_template_reaches_both_languages(serving: Serving) -> None:
    before = serving.append("overrides/main.html", "{# touched #}\n")
    serving.wait_for_build("overrides/main.html", before)


def test_a_macro_s_code_is_read_again(serving: Serving) -> None:
    before = serving.append("macros.py", "\nraise RuntimeError('macros were read again')\n")
    serving.wait_for("macros were read again", before)
    serving.wait_for(r"macros\.py: .*does not build \(see above\), the last good pages stay", before)
    assert 'lang="en"' in serving.page("about/")
    before = serving.change("macros.py", "\nraise RuntimeError('macros were read again')\n", "")
    serving.wait_for_build("macros.py", before)


def test_a_broken_page_is_named_and_the_last_good_one_stays(serving: Serving) -> None:
    bad = '\n<!--[[ chekclist("nothing") ]]-->\n'
    before = serving.append("docs/en/about.md", bad)
    serving.wait_for(r"docs/en/about\.md:\d+: .*chekclist", before)
    serving.wait_for("en does not build", before)
    assert not any("Traceback" in line for line in serving.said[before:])
    assert "chekclist" not in serving.page("about/")
    assert 'lang="es"' in serving.page("es/about/")
    before = serving.change("docs/en/about.md", bad, "\nMended again.\n")
    serving.wait_for(r"docs/en/about\.md: en built in", before)
    assert "Mended again." in serving.page("about/")


# Put at the end of macros.py: the build tells its process and stands still.
HANG = """
import os, pathlib, time
pathlib.Path(f".cache/hangs-{os.getpid()}").touch()
time.sleep(600)
"""


def builds_that_hang(root: Path) -> list[int]:
    """Waits until both languages' builds stand still; their processes."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        found = [int(mark.name.partition("-")[2]) for mark in (root / ".cache").glob("hangs-*")]
        if len(found) == 2:
            return found
        time.sleep(0.02)
    raise AssertionError("no build began")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_during_a_rebuild_ends_it_quietly_and_leaves_nothing_behind(serving: Serving) -> None:
    serving.append("macros.py", HANG)
    builds = builds_that_hang(serving.root)
    assert all(map(is_running, builds))
    assert serving.ctrl_c() == []
    assert not any(map(is_running, builds)), "the server has ended, and its builds go on"


def test_ctrl_c_during_the_first_build(tmp_path: Path) -> None:
    root = copy(tmp_path / "tree")
    with (root / "macros.py").open("a", encoding="utf-8") as file:
        file.write(HANG)
    server = Serving(root, until="^Building")
    builds = builds_that_hang(root)
    assert server.ctrl_c() == []
    assert not any(map(is_running, builds)), "the server has ended, and its builds go on"
    # At the first word, before there is a process to build with.
    assert Serving(root, until="^Building").ctrl_c() == []


def test_ctrl_c_when_nothing_is_built(tmp_path: Path) -> None:
    assert Serving(copy(tmp_path / "tree")).ctrl_c() == []
