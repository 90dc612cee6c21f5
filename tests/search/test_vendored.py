"""What is vendored is what its list says."""

from __future__ import annotations

import hashlib
import re

from kit import SCRIPTS

FOLDER = SCRIPTS / "vendor"
ROW = re.compile(r"^\| (\S+\.js) \|.*\| ([0-9a-f]{64}) \|$", re.MULTILINE)
LISTED = dict(ROW.findall((FOLDER / "VENDORED.md").read_text(encoding="utf-8")))


def test_every_file_has_the_checksum_of_the_list() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.js")}
    assert found == LISTED


def test_the_engine_loads_no_other_script() -> None:
    engine = (SCRIPTS / "search-engine.js").read_text(encoding="utf-8")
    assert set(re.findall(r'"([\w.-]+\.js)"', engine)) == set(LISTED)
    assert "http://" not in engine
    assert "https://" not in engine
