"""The whole book as it is built: once for every test that looks at it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ADDRESSES = ("SITE_URL", "SITE_URL_ES", "REPO_URL", "EDIT_URI_EN", "EDIT_URI_ES")


def of_this_tree(folder: Path) -> Path:
    """The built site: SITE_DIR if it is set (`make test` names what its step `build` has just built).

    Else, for a test that is run by hand, a fresh build into `folder`, with no public address.
    """
    given = os.environ.get("SITE_DIR")
    if given:
        there = (ROOT / given).resolve()
        assert (there / "index.html").is_file(), f"SITE_DIR holds no site: {given}"
        return there
    env = {name: value for name, value in os.environ.items() if name not in ADDRESSES}
    command = [sys.executable, "-m", "tools.build", "--site", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.exit(f"there is no site to test, it does not build:\n{done.stdout}{done.stderr}", returncode=1)
    return folder
