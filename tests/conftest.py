"""How the tests are dealt out to the workers of pytest-xdist (`--dist loadgroup`), and which are left out."""

from __future__ import annotations

import os

import pytest
from unchanged import Unchanged

BUILDS = frozenset({"tree", "published"})


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what has passed as it is, where `make test` asks for it."""
    if os.environ.get("TEST_ONLY_CHANGED"):
        config.pluginmanager.register(Unchanged(config))


@pytest.hookimpl(tryfirst=True)  # before the plugin reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of a file on one worker, because they share what is dear. Two kinds may go to another:

    the visits of a page, and the tests of a file that says `SPREAD = True`.
    """
    for item in items:
        if getattr(getattr(item, "module", None), "SPREAD", False):
            continue
        parameters = getattr(item, "callspec", None)
        page = parameters.params.get("page") if parameters else None
        alone = page is not None and not BUILDS.intersection(getattr(item, "fixturenames", ()))
        # By its name: both languages of a page look at each other.
        group = str(page).rpartition(":")[2] if alone else item.path.relative_to(config.rootpath).as_posix()
        item.add_marker(pytest.mark.xdist_group(group))
