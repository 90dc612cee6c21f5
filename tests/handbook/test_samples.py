"""What a sample file ran with: only the packages that it imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.samples import Folder, Lane, versions

LANES = {"web": Lane("web", "3.13", {"fastapi": "0.165.0", "pyjwt": "2.15.1", "sqlalchemy": "2.1.9"})}
ALL = ["fastapi 0.165.0", "pyjwt 2.15.1", "sqlalchemy 2.1.9"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from fastapi import FastAPI\n", ["fastapi 0.165.0"]),
        ("import jwt\nimport sqlalchemy.orm as orm\n", ["pyjwt 2.15.1", "sqlalchemy 2.1.9"]),
        ("def later():\n    import fastapi\n", ["fastapi 0.165.0"]),
        ("import fastapi_utils\n", ALL),
        ("SELECT 1;\n", ALL),
        ("", ALL),
    ],
)
def test_only_what_the_file_imports(text: str, expected: list[str]) -> None:
    folder = Folder("03-x/app", Path(), "web", ("fastapi", "pyjwt", "sqlalchemy[asyncio]"), (), {}, {}, {}, {})
    assert versions(folder, LANES, text) == ["Python 3.13", *expected]
