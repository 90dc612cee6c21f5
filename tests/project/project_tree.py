"""A copy of the project to build, break and change: never the tree itself."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".cache", ".site-*", "site", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"
)


def copy(target: Path) -> Path:
    """The whole project below `target`, with this one's environments."""
    shutil.copytree(ROOT, target, ignore=LEFT_OUT, symlinks=True)
    (target / ".venv").symlink_to(ROOT / ".venv")
    return target
