"""The warm builder behind `make serve`: `python -m tools.builder`, driven by JSON lines on its standard input.

It imports MkDocs, the theme and the lexers once, and never the handbook: every build is a fork, so a changed macro,
template or module of handbook/ is read fresh, and starting costs nothing. Where there is no fork (Windows), a build is
a new process.

in:  {"builds": [{"language": "en", "target": "…/stage-en", "log": "…/serve-en.log"}], "environment": {…}}
out: {"en": 0}      exit status by language

SIGTERM ends it and the builds that are under way.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

from tools.common import CACHE, CONFIGS, ROOT

WARM = (
    "mkdocs.commands.build", "mkdocs.config", "mkdocs.config.defaults", "mkdocs.theme",
    "material", "mkdocs_macros.plugin", "markdown.extensions.toc",
    "markdown.extensions.attr_list", "markdown.extensions.md_in_html", "markdown.extensions.tables",
    "markdown.extensions.footnotes", "markdown.extensions.admonition", "markdown.extensions.def_list",
    "markdown.extensions.abbr", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.blocks", "pymdownx.blocks.html", "pymdownx.blocks.details", "pymdownx.details", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.keys", "pygments.lexers.python", "pygments.lexers.sql", "pygments.lexers.data",
    "pygments.lexers.configs", "pygments.lexers.shell", "pygments.lexers.html", "pygments.lexers.templates",
    "pygments.lexers.javascript", "pygments.formatters.html", "babel.support", "yaml",
)  # fmt: skip
children: set[int] = set()  # the builds that are under way


def warm_up() -> None:
    for name in WARM:
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # a module that a later version moved only makes the first build slower


def keep_templates() -> None:
    """Keep compiled theme templates between builds: Jinja keys them by their source, so a changed one is made again."""
    import jinja2
    from mkdocs.theme import Theme

    folder = CACHE / "jinja"
    folder.mkdir(parents=True, exist_ok=True)
    original = Theme.get_env

    def get_env(self: Theme) -> jinja2.Environment:
        env = original(self)
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))
        return env

    Theme.get_env = get_env  # type: ignore[method-assign]


def build(language: str, target: str) -> int:
    """One build in this process. macros.py checks the sources before any page is rendered, so no check runs here."""
    import logging

    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    config = load_config(config_file=str(ROOT / CONFIGS[language]), site_dir=target, strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    return 0


def guarded(language: str, target: str) -> int:
    try:
        return build(language, target)
    except SystemExit as done:
        if isinstance(done.code, str):
            print(done.code, file=sys.stderr)
        return 1 if done.code else 0
    except Exception as error:
        if type(error).__module__.split(".")[0] in ("click", "mkdocs", "handbook"):
            print(error, file=sys.stderr)
        else:
            traceback.print_exc()
        return 1


def end(*_: object) -> None:
    """What whoever sent the signal waits for has ended when this process has."""
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    for child in children:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)
    os._exit(0)


def fork_build(one: dict[str, str], environment: dict[str, str]) -> int:
    """Starts a build in a fork; its process id."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # no child that end() does not know of
    child = os.fork()
    if child:
        children.add(child)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        return child
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    status = 1
    try:
        log = os.open(one["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.environ.clear()
        os.environ.update(environment)
        status = guarded(one["language"], one["target"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def spawn_build(one: dict[str, str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    with Path(one["log"]).open("wb") as log:
        command = [sys.executable, "-m", "tools.builder", "--once", one["language"], one["target"]]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)


def serve_requests() -> int:
    can_fork = hasattr(os, "fork")
    if can_fork:
        signal.signal(signal.SIGTERM, end)
        warm_up()
        keep_templates()
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        environment = request["environment"]
        done: dict[str, int] = {}
        if can_fork:
            forked = {one["language"]: fork_build(one, environment) for one in request["builds"]}
            for language, child in forked.items():
                done[language] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                children.discard(child)
        else:
            started = {one["language"]: spawn_build(one, environment) for one in request["builds"]}
            done = {language: process.wait() for language, process in started.items()}
        print(json.dumps(done), flush=True)
    return 0


def main(argv: list[str]) -> int:
    if argv[:1] == ["--once"]:
        return guarded(argv[1], argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to the server, which then closes our input
    return serve_requests()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
