"""The macros that pages call: each name of handbook.registry, one call into handbook. Nothing is decided here."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

# The builders load this file by its path, and put its folder on no import path.
_HERE = str(Path(__file__).resolve().parent)
if _HERE not in sys.path:
    sys.path.insert(0, _HERE)

from click import ClickException  # noqa: E402

from handbook import registry, site  # noqa: E402
from handbook.problems import ProblemsFound  # noqa: E402


def define_env(env: Any) -> None:  # noqa: ANN401 - MkDocs and Zensical pass different classes
    """Check the sources of this language, then register the macros. Raises ClickException with all that is wrong."""
    try:
        edition = site.edition(Path(env.project_dir), env.conf)
    except ProblemsFound as found:
        # MkDocs prints this without a traceback; both builders end with a status that is not 0.
        raise ClickException(f"the sources are not right\n{found}") from None

    def render(name: str, *args: object, **kwargs: object) -> str:
        # The page is asked for at each call: the builder moves it on.
        return registry.render_or_report(edition.context(env.page.url), name, args, kwargs)

    for name in registry.MACROS:
        env.macro(partial(render, name), name)
